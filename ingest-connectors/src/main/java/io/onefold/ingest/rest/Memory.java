package io.onefold.ingest.rest;

import io.onefold.ingest.Digests;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The records that were taken last, by a digest of their content: what an overlap brings again is recognised. */
final class Memory {
    private static final int BYTES = 9;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final int max;
    private final SequencedSet<String> recent = new LinkedHashSet<>();

    Memory(int max) {
        this.max = max;
    }

    /** What a record is remembered by; 72 bits, so that two are never taken for one. */
    static String name(byte[] record) {
        byte[] digest = Digests.sha256().digest(record);
        return TEXT.encodeToString(Arrays.copyOf(digest, BYTES));
    }

    boolean knows(String name) {
        return recent.contains(name);
    }

    /** Remembers these as the last; forgets those that are too many. */
    void add(Collection<String> names) {
        names.forEach(recent::addLast);
        Iterator<String> oldest = recent.iterator();
        for (int tooMany = recent.size() - max; tooMany > 0; tooMany--) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Everything that it knows. */
    String text() {
        return String.join(" ", recent);
    }

    /** Remembers what another knew. */
    void restore(String text) {
        for (String name : text.split(" ")) if (!name.isEmpty()) recent.addLast(name);
    }
}
