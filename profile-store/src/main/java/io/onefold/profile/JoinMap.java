package io.onefold.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in the order of its keys, made to be joined: a small map joined into a large one costs one binary search a key
 * and a copy of references. What lies behind the references is shared.
 */
final class JoinMap<K extends Comparable<K>, V> {
    private final List<K> keys;
    private final List<V> values;

    private JoinMap(List<K> keys, List<V> values) {
        this.keys = keys;
        this.values = values;
    }

    static <K extends Comparable<K>, V> JoinMap<K, V> empty() {
        return new JoinMap<K, V>(List.of(), List.of());
    }

    static <K extends Comparable<K>, V> JoinMap<K, V> of(K key, V value) {
        return new JoinMap<K, V>(List.of(key), List.of(value));
    }

    int size() {
        return keys.size();
    }

    K key(int index) {
        return keys.get(index);
    }

    V value(int index) {
        return values.get(index);
    }

    List<V> values() {
        return Collections.unmodifiableList(values);
    }

    @Nullable
    V get(K key) {
        int at = Collections.binarySearch(keys, key);
        return at >= 0 ? values.get(at) : null;
    }

    /** Every key of both; {@code joiner}, which must be commutative, decides where both have it. */
    JoinMap<K, V> join(JoinMap<K, V> other, BinaryOperator<V> joiner) {
        if (other.size() > size()) return other.join(this, joiner);
        Builder<K, V> joined = new Builder<>(this);
        for (int i = 0; i < other.size(); i++) joined.join(other.keys.get(i), other.values.get(i), joiner);
        return joined.build();
    }

    /** The entries of the {@code most} smallest keys. */
    JoinMap<K, V> first(int most) {
        return size() <= most ? this : slice(0, most);
    }

    /** The entries from the first key on that {@code kept} accepts; it must accept all that follow. */
    JoinMap<K, V> from(Predicate<K> kept) {
        int start = 0;
        while (start < size() && !kept.test(keys.get(start))) start++;
        return start == 0 ? this : slice(start, size());
    }

    private JoinMap<K, V> slice(int start, int end) {
        return new JoinMap<>(new ArrayList<>(keys.subList(start, end)), new ArrayList<>(values.subList(start, end)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JoinMap<?, ?> that && keys.equals(that.keys) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * keys.hashCode() + values.hashCode();
    }

    /** Joins entries into a map; copies its list of values once, and its list of keys only for a new key. */
    static final class Builder<K extends Comparable<K>, V> {
        private static final int ROOM = 4;

        private final JoinMap<K, V> base;
        private @Nullable List<K> newKeys;
        private @Nullable List<V> newValues;

        Builder(JoinMap<K, V> base) {
            this.base = base;
        }

        void join(K key, V value, BinaryOperator<V> joiner) {
            List<V> values = values();
            int at = Collections.binarySearch(newKeys == null ? base.keys : newKeys, key);
            if (at >= 0) {
                values.set(at, joiner.apply(values.get(at), value));
            } else {
                keys().add(-at - 1, key);
                values.add(-at - 1, value);
            }
        }

        JoinMap<K, V> build() {
            return newValues == null ? base : new JoinMap<K, V>(newKeys == null ? base.keys : newKeys, newValues);
        }

        private List<K> keys() {
            if (newKeys == null) newKeys = copy(base.keys);
            return newKeys;
        }

        private List<V> values() {
            if (newValues == null) newValues = copy(base.values);
            return newValues;
        }

        private static <T> List<T> copy(List<T> list) {
            List<T> copy = new ArrayList<>(list.size() + ROOM);
            copy.addAll(list);
            return copy;
        }
    }

    /** Takes entries that come in ascending order of their keys, as a reader of bytes gets them. */
    static final class Appender<K extends Comparable<K>, V> {
        private final List<K> keys;
        private final List<V> values;
        private final int expected;

        Appender(int expected) {
            this.expected = expected;
            this.keys = new ArrayList<>(expected);
            this.values = new ArrayList<>(expected);
        }

        boolean wanting() {
            return keys.size() < expected;
        }

        void add(K key, V value) {
            keys.add(key);
            values.add(value);
        }

        JoinMap<K, V> build() {
            return new JoinMap<>(keys, values);
        }
    }
}
