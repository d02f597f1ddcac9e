package io.onefold.identity.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks two sorted sequences side by side and keeps the first differences. */
final class Comparison {
    private final Difference.Subject subject;
    private final Function<byte[], String> keys;
    private final int mostDifferences;
    private final List<Difference> differences = new ArrayList<>();
    private long equal;
    private long all;

    /**
     * Compares.
     *
     * @param keys writes a key for people
     */
    Comparison(Difference.Subject subject, Function<byte[], String> keys, int mostDifferences) {
        this.subject = subject;
        this.keys = keys;
        this.mostDifferences = mostDifferences;
    }

    void run(Entries expected, Entries published) throws IOException {
        Entry left = expected.next();
        Entry right = published.next();
        while (left != null || right != null) {
            int order = order(left, right);
            all++;
            compare(order <= 0 ? left : null, order >= 0 ? right : null);
            if (order <= 0) left = expected.next();
            if (order >= 0) right = published.next();
        }
    }

    List<Difference> differences() {
        return differences;
    }

    /** How many keys have the same content on both sides. */
    long equal() {
        return equal;
    }

    /** How many keys there are on either side; one that is there twice on a side counts twice. */
    long all() {
        return all;
    }

    private static int order(@Nullable Entry left, @Nullable Entry right) {
        if (left == null) return 1;
        return right == null ? -1 : Arrays.compareUnsigned(left.key, right.key);
    }

    private void compare(@Nullable Entry left, @Nullable Entry right) {
        if (left != null && right != null && Arrays.equals(left.value, right.value)) {
            equal++;
        } else if (differences.size() < mostDifferences) {
            if (right == null && left != null) note(Difference.Kind.MISSING, left, List.of());
            else if (left == null && right != null) note(Difference.Kind.EXTRA, right, List.of());
            else if (left != null && right != null) note(Difference.Kind.DIFFERENT, left, fields(left, right));
        }
    }

    private void note(Difference.Kind kind, Entry entry, List<String> fields) {
        differences.add(new Difference(subject, kind, keys.apply(entry.key), fields));
    }

    private static List<String> fields(Entry left, Entry right) {
        SortedMap<String, Long> expected = FieldHashes.read(left.value);
        SortedMap<String, Long> published = FieldHashes.read(right.value);
        List<String> fields = new ArrayList<>();
        expected.forEach((field, hash) -> {
            Long other = published.get(field);
            if (!hash.equals(other)) fields.add(field);
        });
        return fields;
    }
}
