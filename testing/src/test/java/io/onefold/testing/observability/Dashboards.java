package io.onefold.testing.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dashboards of deploy/observability. */
final class Dashboards {
    private Dashboards() {}

    /** A query of a panel, with Grafana's own variables filled in for a Prometheus that looks each second. */
    record Query(String dashboard, String panel, String expression) {
        String filled() {
            return expression.replace("$__rate_interval", "15s").replace("$instance", ".*");
        }
    }

    static SortedMap<String, JsonNode> read() throws IOException {
        SortedMap<String, JsonNode> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(DocumentedMetrics.ROOT.resolve("deploy/observability/dashboards"))) {
            for (Path file : files.toList())
                found.put(file.getFileName().toString(), new ObjectMapper().readTree(Files.readString(file)));
        }
        return found;
    }

    static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        read().forEach((name, dashboard) -> dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.add(new Query(
                                name,
                                panel.path("title").asText(),
                                target.path("expr").asText())))));
        return queries;
    }
}
