package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonPointer;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.mapping.Mapping;
import io.onefold.ingest.mapping.RecordAgain;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A source that answers with JSON over HTTP.
 *
 * @param records where a page's array of them is
 * @param since null where every round asks for everything
 * @param every how long to pause when there is nothing more
 * @param remember how many records are recognised when they come again
 * @param configuration a digest of all that says what is asked for
 */
record RestSettings(
        URI url,
        Addresses addresses,
        List<Parameter> headers,
        List<Parameter> query,
        Auth auth,
        JsonPointer records,
        Paging paging,
        @Nullable Since since,
        Duration every,
        Duration timeout,
        RateLimit rateLimit,
        int remember,
        String configuration,
        Mapping mapping)
        implements Setup.Reading {
    RestSettings {
        headers = List.copyOf(headers);
        query = List.copyOf(query);
    }

    @Override
    public Optional<Again> again(Source source) {
        return Optional.of(new RecordAgain(source, mapping));
    }

    @Override
    public Feed open(Opening opening) {
        return new RestFeed(this, opening);
    }

    /** What is asked for at a place. */
    URI address(Place place) {
        StringBuilder address = new StringBuilder(url.getScheme() + "://" + url.getRawAuthority());
        boolean isWhole = paging.isAddressed() && !place.page().isEmpty();
        // Not resolved against the url: a path that begins with two slashes would be another host then.
        if (isWhole) return URI.create(address.append(place.page()).toString());
        address.append(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        char separator = '?';
        if (url.getRawQuery() != null) {
            address.append('?').append(url.getRawQuery());
            separator = '&';
        }
        for (Parameter each : parameters(place)) {
            address.append(separator).append(each.encoded());
            separator = '&';
        }
        return URI.create(address.toString());
    }

    private List<Parameter> parameters(Place place) {
        @Nullable Parameter newer = since == null ? null : since.parameter(place.since());
        return Stream.of(query, newer == null ? List.<Parameter>of() : List.of(newer), paging.parameters(place.page()))
                .flatMap(List::stream)
                .toList();
    }
}
