package io.onefold.identity.normalise;

import io.onefold.identity.rules.Namespace;
import java.util.Map;

/**
 * The regions of sources that have one of their own: it goes before the namespace's.
 *
 * @param bySource two capital letters, such as {@code GB}, by the source's name
 */
public record SourceRegions(Map<String, String> bySource) {
    /** No source has one. */
    public static final SourceRegions NONE = new SourceRegions(Map.of());

    public SourceRegions {
        bySource = Map.copyOf(bySource);
    }

    /** The region to read a source's numbers of a namespace in, empty for none. */
    String region(String source, Namespace namespace) {
        return bySource.getOrDefault(source, namespace.region());
    }
}
