package io.onefold.testing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Channel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerDownIT {
    @TempDir
    private Path folder;

    @Test
    void nothingIsConfirmedThatKafkaHasNotStored() throws Exception {
        try (IngestStack stack = new IngestStack(folder)) {
            HttpResponse<String> before = track(stack, "m1");
            int stored = new TopicReader(stack.bootstrap())
                    .read(
                            stack.topics.touchpoints(Channel.WEB),
                            stack.serdes.touchpoints(Channel.WEB).deserializer())
                    .size();
            stack.stopBroker();
            HttpResponse<String> after = track(stack, "m2");

            assertThat(before.statusCode()).isEqualTo(200);
            assertThat(stored).isEqualTo(1);
            assertThat(after.statusCode()).isEqualTo(429);
            assertThat(after.headers().firstValue("Retry-After")).contains("5");
        }
    }

    private static HttpResponse<String> track(IngestStack stack, String messageId) throws Exception {
        String body = "{\"userId\":\"u1\",\"event\":\"Signed Up\",\"messageId\":\"" + messageId + "\"}";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + "/v1/track"))
                    .header("Authorization", "Bearer " + IngestStack.WEB_KEY)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
