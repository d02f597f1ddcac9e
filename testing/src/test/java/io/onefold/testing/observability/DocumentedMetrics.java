package io.onefold.testing.observability;

import io.onefold.testing.observability.MetricsText.Described;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of docs/metrics.md: {@code | `name` | type | unit | labels | meaning |}. */
final class DocumentedMetrics {
    /** Of the project: tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9_]+)` \\| ([a-z]+) \\| ([^|]+) \\| ([^|]*) \\| ([^|]{10,}) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");

    private DocumentedMetrics() {}

    static SortedMap<String, Described> read() throws IOException {
        Path page = ROOT.resolve("docs/metrics.md");
        SortedMap<String, Described> metrics = new TreeMap<>();
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) metrics.put(row.group(1), new Described(row.group(2), names(row.group(4))));
            else if (line.startsWith("| `")) throw new IllegalStateException("docs/metrics.md: no such row: " + line);
        }
        return metrics;
    }

    private static Set<String> names(String cell) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(cell);
        while (name.find()) names.add(name.group(1));
        return names;
    }
}
