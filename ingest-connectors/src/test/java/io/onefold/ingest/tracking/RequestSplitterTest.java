package io.onefold.ingest.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestSplitterTest {
    private static List<String> events(Endpoint endpoint, String body) throws Exception {
        return new RequestSplitter()
                .split(endpoint, body.getBytes(UTF_8)).events().stream()
                        .map(event -> UTF_8.decode(event.bytes().duplicate()).toString())
                        .toList();
    }

    @Test
    void whatStandsBehindAByteOrderMarkIsCutAtTheSamePlaces() throws Exception {
        String batch = "{\"batch\":[{\"type\":\"page\"}, {\"userId\":\"李\"}]}";
        assertThat(events(Endpoint.BATCH, batch)).containsExactly("{\"type\":\"page\"}", "{\"userId\":\"李\"}");
        assertThat(events(Endpoint.BATCH, "\uFEFF" + batch)).isEqualTo(events(Endpoint.BATCH, batch));
        assertThat(events(Endpoint.TRACK, "\uFEFF{}")).containsExactly("{}");
    }
}
