package io.onefold.identity.audit;

import java.util.Arrays;
import java.util.Comparator;

/** A key and a value as bytes; whoever makes one lets go of the arrays. */
final class Entry {
    /** By key, then by value, both as unsigned bytes. */
    static final Comparator<Entry> ORDER = Comparator.comparing((Entry entry) -> entry.key, Arrays::compareUnsigned)
            .thenComparing(entry -> entry.value, Arrays::compareUnsigned);

    final byte[] key;
    final byte[] value;

    Entry(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    int size() {
        return key.length + value.length;
    }
}
