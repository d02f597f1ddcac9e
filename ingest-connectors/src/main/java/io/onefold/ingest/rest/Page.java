package io.onefold.ingest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that could be read.
 *
 * @param uri that it was found at
 * @param body all of it
 * @param records in its order
 */
record Page(URI uri, HttpHeaders headers, JsonNode body, List<JsonNode> records) {
    Page {
        records = List.copyOf(records);
    }

    /** Path and query of a link to the same host, which is all that is kept of it: a page cannot send the credential elsewhere. */
    String within(String link) throws Rejection {
        @Nullable URI other = Addresses.resolve(uri, link);
        if (other == null || other.getHost() == null || !other.getHost().equalsIgnoreCase(uri.getHost()))
            throw new Rejection(
                    QuarantineReason.WRONG_TYPE,
                    "the page's link to the next one is no address of this host; check rest.paging");
        String path = other.getRawPath().isEmpty() ? "/" : other.getRawPath();
        return other.getRawQuery() == null ? path : path + "?" + other.getRawQuery();
    }
}
