package io.onefold.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** Reads single calls, as the collector does. Quotes in {@code json} may be written as apostrophes. */
final class ReadCall {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Source SHOP = Source.of("shop", Channel.WEB, Set.of());

    private ReadCall() {}

    static Touchpoint touchpoint(Endpoint endpoint, String json) {
        return touchpoint(SHOP, endpoint, json);
    }

    static Touchpoint touchpoint(Source source, Endpoint endpoint, String json) {
        Fate fate = fate(source, endpoint, json);
        assertThat(fate).isInstanceOf(Fate.Accepted.class);
        return ((Fate.Accepted) fate).touchpoint();
    }

    static Quarantined refused(Endpoint endpoint, String json) {
        return refused(SHOP, endpoint, json);
    }

    static Quarantined refused(Source source, Endpoint endpoint, String json) {
        Fate fate = fate(source, endpoint, json);
        assertThat(fate).isInstanceOf(Fate.Refused.class);
        return ((Fate.Refused) fate).quarantined();
    }

    static Fate fate(Source source, Endpoint endpoint, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            TrackingRequest request = new RequestSplitter().split(endpoint, body);
            return new TrackingReader(source).read(request, NOW).getFirst();
        } catch (Rejection e) {
            throw new AssertionError(e);
        }
    }
}
