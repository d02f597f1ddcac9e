package io.onefold.testing.observability;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in Prometheus' text format: which metrics it has, with which labels. */
record MetricsText(SortedMap<String, Described> metrics, Map<String, Double> samples) {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * A metric.
     *
     * @param labels of any of its samples, but that of a histogram's buckets
     */
    record Described(String type, Set<String> labels) {}

    static MetricsText of(String page) {
        SortedMap<String, Described> metrics = new TreeMap<>();
        Map<String, Double> samples = new HashMap<>();
        for (String line : page.split("\n")) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                metrics.put(type.group(1), new Described(type.group(2), new TreeSet<>()));
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            if (line.startsWith("#") || !sample.matches()) continue;
            String labels = sample.group(2) == null ? "" : sample.group(2);
            samples.put(sample.group(1) + "{" + labels + "}", Double.parseDouble(sample.group(3)));
            Described metric = metrics.get(family(sample.group(1), metrics.keySet()));
            Matcher label = LABEL.matcher(labels);
            while (metric != null && label.find())
                if (!label.group(1).equals("le")) metric.labels().add(label.group(1));
        }
        return new MetricsText(metrics, samples);
    }

    /** The values of a label, over all metrics. */
    Set<String> values(String name) {
        Set<String> values = new HashSet<>();
        for (String sample : samples.keySet()) {
            Matcher label = LABEL.matcher(sample);
            while (label.find()) if (label.group(1).equals(name)) values.add(label.group(2));
        }
        return values;
    }

    private static String family(String sample, Collection<String> known) {
        if (known.contains(sample)) return sample;
        for (String ending : new String[] {"_bucket", "_count", "_sum"})
            if (sample.endsWith(ending)) return sample.substring(0, sample.length() - ending.length());
        return sample;
    }
}
