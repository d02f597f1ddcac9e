package io.onefold.testing.dependencies;

import java.util.Comparator;

/**
 * What Maven knows a jar by.
 *
 * @param classifier empty where there is none
 */
public record Coordinates(String group, String artifact, String version, String classifier)
        implements Comparable<Coordinates> {
    private static final Comparator<Coordinates> ORDER = Comparator.comparing(Coordinates::group)
            .thenComparing(Coordinates::artifact)
            .thenComparing(Coordinates::classifier)
            .thenComparing(Coordinates::version);

    /** Without a classifier. */
    public Coordinates(String group, String artifact, String version) {
        this(group, artifact, version, "");
    }

    /** Everything but the version, with colons between. */
    public String name() {
        return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    /** The name and version that {@link #name} and {@link #version} gave. */
    static Coordinates of(String name, String version) {
        String[] parts = name.split(":");
        return new Coordinates(parts[0], parts[1], version, parts.length > 2 ? parts[2] : "");
    }

    /** As a package URL, which bills of materials use. */
    String packageUrl() {
        return "pkg:maven/" + group + "/" + artifact + "@" + version + "?"
                + (classifier.isEmpty() ? "" : "classifier=" + classifier + "&") + "type=jar";
    }

    /** What the jar is called in a repository. */
    String fileName() {
        return artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    @Override
    public int compareTo(Coordinates other) {
        return ORDER.compare(this, other);
    }
}
