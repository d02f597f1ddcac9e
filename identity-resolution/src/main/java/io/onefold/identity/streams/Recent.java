package io.onefold.identity.streams;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was used last, at most so many entries of it. Not thread-safe. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int most;

    Recent(int most) {
        super(256, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
