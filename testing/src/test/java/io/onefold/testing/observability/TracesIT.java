package io.onefold.testing.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.testing.observability.SpanReceiver.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A touchpoint is followed from the collector into the profile store, as an OpenTelemetry collector sees it. */
@Tag("long")
class TracesIT {
    @TempDir
    private Path folder;

    @Test
    void oneTouchpointIsOneTraceThroughAllStagesWithNothingOfItsPerson() throws Exception {
        try (SpanReceiver receiver = new SpanReceiver();
                ObservedInstallation installation =
                        ObservedInstallation.start(folder, "tracing: {endpoint: '%s'}\n".formatted(receiver.url()))) {
            installation.send("POST", installation.collector() + "/v1/identify", """
                    {"messageId": "zqmark-1", "userId": "zqmark-user", "anonymousId": "zqmark-device",
                     "traits": {"email": "zqmark@example.com", "name": "Zqmark"}}
                    """);

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(names(receiver.spans())).contains("store"));

            List<Span> spans = receiver.spans();
            assertThat(spans)
                    .extracting(Span::trace)
                    .as("one touchpoint, one trace")
                    .containsOnly(spans.getFirst().trace());
            assertThat(spans)
                    .filteredOn(span -> span.parent().isEmpty())
                    .extracting(Span::name)
                    .containsExactly("collect");
            Span stored = spans.stream()
                    .filter(span -> span.name().equals("store"))
                    .findFirst()
                    .orElseThrow();
            assertThat(path(stored, spans)).startsWith("collect", "normalise").endsWith("publish", "store");
            assertThat(names(spans)).containsExactlyInAnyOrder("collect", "normalise", "resolve", "publish", "store");
            assertThat(receiver.everything().toLowerCase(java.util.Locale.ROOT)).doesNotContain("zqmark");
        }
    }

    private static Set<String> names(List<Span> spans) {
        Set<String> names = new HashSet<>();
        spans.forEach(span -> names.add(span.name()));
        return names;
    }

    /** The names of a stage and of all before it, the first one first. */
    private static List<String> path(Span last, List<Span> spans) {
        Map<String, Span> byId = new HashMap<>();
        spans.forEach(span -> byId.put(span.id(), span));
        List<String> names = new ArrayList<>();
        for (Span each = last; each != null; each = byId.get(each.parent())) names.addFirst(each.name());
        return names;
    }
}
