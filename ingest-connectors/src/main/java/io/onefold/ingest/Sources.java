package io.onefold.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sources of an installation, by name and by write key. Immutable. */
public final class Sources {
    private final List<Source> all;
    private final Map<String, Source> byName = new HashMap<>();
    private final Map<String, Source> byWriteKey = new HashMap<>();

    /** Refuses two sources of one name, and one write key for two sources. */
    public Sources(Collection<Source> sources) {
        all = List.copyOf(sources);
        for (Source source : all) {
            if (byName.put(source.name(), source) != null)
                throw new IllegalArgumentException("two sources are named " + source.name() + "; rename one");
            for (String key : source.writeKeys()) claim(key, source);
        }
    }

    private void claim(String key, Source source) {
        Source other = byWriteKey.put(key, source);
        if (other == null) return;
        throw new IllegalArgumentException(
                "sources " + other.name() + " and " + source.name() + " have a write key in common; give each its own");
    }

    /** In the order given. */
    public List<Source> all() {
        return all;
    }

    /** The source of that name. */
    public Optional<Source> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The source that a sender with this write key is. */
    public Optional<Source> withWriteKey(String writeKey) {
        return Optional.ofNullable(byWriteKey.get(writeKey));
    }
}
