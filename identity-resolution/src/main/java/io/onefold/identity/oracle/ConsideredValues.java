package io.onefold.identity.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The bound on distinct values that {@code most-frequent} and {@code union} look at. */
final class ConsideredValues {
    private static final int MOST = 64;

    private ConsideredValues() {}

    private record Hashed(long hash, String canonical) {
        static final Comparator<Hashed> ORDER =
                Comparator.comparingLong(Hashed::hash).thenComparing(Hashed::canonical);
    }

    /**
     * The registers of the 64 values with the smallest hashes. The definition takes the 64 smallest of each anchor, then of all
     * of those; a value among the 64 smallest of all is so wherever it occurs, so one cut is the same.
     */
    static Stream<Register> of(List<Register> registers) {
        Set<String> values = new HashSet<>();
        for (Register register : registers) values.add(register.canonical());
        if (values.size() <= MOST) return registers.stream();
        Set<String> considered = new HashSet<>();
        values.stream()
                .map(value -> new Hashed(hash(value), value))
                .sorted(Hashed.ORDER)
                .limit(MOST)
                .forEach(value -> considered.add(value.canonical()));
        return registers.stream().filter(register -> considered.contains(register.canonical()));
    }

    static long hash(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
