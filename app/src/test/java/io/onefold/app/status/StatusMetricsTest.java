package io.onefold.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StatusMetrics metrics = new StatusMetrics(registry, Set.of("web", "till"));

    @Test
    void sourcesThatNobodyConfiguredShareOneLabelWhateverTheyCallThemselves() {
        SortedMap<String, SourceCounts> sources = new TreeMap<>();
        SortedMap<String, SourceReading> readings = new TreeMap<>();
        sources.put("web", new SourceCounts(7, 5, 1, 1, 0, 0, 0));
        for (int i = 0; i < 10_000; i++) {
            sources.put("evil\"} 1\n" + i + "@example.com", new SourceCounts(2, 1, 0, 0, 0, 0, 0));
            readings.put("evil" + i, new SourceReading(1, 1, 0, 0, 0, i, "", ""));
        }

        metrics.update(status(sources, readings));
        metrics.update(status(sources, readings));

        assertThat(registry.scrape())
                .contains("onefold_messages{fate=\"received\",source=\"web\"} 7.0")
                .contains("onefold_messages{fate=\"received\",source=\"(others)\"} 20000.0")
                .contains("onefold_messages_in_flight{source=\"(others)\"} 10000.0")
                .contains("onefold_source_records{fate=\"read\",source=\"(others)\"} 10000.0")
                .doesNotContain("evil");
        assertThat(registry.scrape().lines()).hasSizeLessThan(60);
    }

    private static Status status(SortedMap<String, SourceCounts> sources, SortedMap<String, SourceReading> readings) {
        return new Status(
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                0,
                0,
                sources,
                readings,
                new TreeMap<>(),
                List.of());
    }
}
