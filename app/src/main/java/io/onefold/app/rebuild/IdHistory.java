package io.onefold.app.rebuild;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;

/**
 * What the index of profiles says, before and after, about ids that live only before or only after. In memory are some 500 bytes for each of
 * those, and for each identifier of those that begin. Of one thread.
 */
final class IdHistory {
    private final Partitioned reading;
    private final CurrentForm<ProfileIndexEntry> form;
    private final String before;
    private final String after;
    private final Map<String, ProfileIndexEntry.Published> naming = new HashMap<>();
    private final Map<IdentifierKey, ProfileIndexEntry.Member> named = new HashMap<>();
    private final Map<IdentifierKey, String> members = new HashMap<>();
    private UnaryOperator<IdentifierKey> became;

    /**
     * The topics of the index.
     *
     * @param before as subscribers have it
     * @param after that of the fresh generation
     */
    record Indexes(String before, String after) {}

    /**
     * @param topics of the index
     * @param strengths what former keys are by the strengths of now
     */
    IdHistory(
            Partitioned reading,
            CurrentForm<ProfileIndexEntry> form,
            Indexes topics,
            UnaryOperator<IdentifierKey> strengths) {
        this.reading = reading;
        this.form = form;
        this.before = topics.before();
        this.after = topics.after();
        this.became = strengths;
    }

    /**
     * What becomes of the ids.
     *
     * @param keys asked where what named an id is an identifier of nobody any more: what former keys are by the rules of now
     */
    IdChanges changes(SortedSet<String> ended, SortedSet<String> begun, Supplier<UnaryOperator<IdentifierKey>> keys) {
        published(before, row -> {
            if (ended.contains(row.profileId())) naming.put(row.profileId(), row);
        });
        lookUp(begun);
        if (naming.values().stream().anyMatch(row -> !named.containsKey(became.apply(row.namedBy())))) {
            became = keys.get();
            lookUp(begun);
        }
        Map<String, String> leadTo = new HashMap<>();
        naming.forEach((id, row) -> {
            ProfileIndexEntry.Member now = named.get(became.apply(row.namedBy()));
            if (now != null && now.erasedUntil() <= row.erasedUntil()) leadTo.put(id, now.profileId());
        });
        return new IdChanges(ended, begun, leadTo, origins());
    }

    /** Rows of what named ids, whose identifier has another key by now, as they are with it. */
    void renamed(Consumer<ProfileIndexEntry.Published> each) {
        published(before, row -> {
            IdentifierKey now = became.apply(row.namedBy());
            if (!now.equals(row.namedBy()))
                each.accept(new ProfileIndexEntry.Published(row.profileId(), now, row.erasedUntil()));
        });
    }

    private void lookUp(Set<String> begun) {
        Set<IdentifierKey> wanted = new HashSet<>();
        naming.values().forEach(row -> wanted.add(became.apply(row.namedBy())));
        members(after, row -> {
            if (wanted.contains(row.identifier())) named.put(row.identifier(), row);
            if (begun.contains(row.profileId())) members.put(row.identifier(), row.profileId());
        });
    }

    private Map<String, List<String>> origins() {
        Map<String, SortedMap<IdentifierKey, String>> found = new HashMap<>();
        members(before, row -> {
            IdentifierKey now = became.apply(row.identifier());
            String id = members.get(now);
            if (id != null) found.computeIfAbsent(id, any -> new TreeMap<>()).put(now, row.profileId());
        });
        Map<String, List<String>> origins = new HashMap<>();
        found.forEach((id, ids) -> origins.put(id, new ArrayList<>(ids.values())));
        return origins;
    }

    /** The newest row of a key counts: there may be older ones before it. */
    private void members(String topic, Consumer<ProfileIndexEntry.Member> each) {
        newest(topic, entry -> {
            if (entry instanceof ProfileIndexEntry.Member member) each.accept(member);
        });
    }

    private void published(String topic, Consumer<ProfileIndexEntry.Published> each) {
        newest(topic, entry -> {
            if (entry instanceof ProfileIndexEntry.Published published) each.accept(published);
        });
    }

    private void newest(String topic, Consumer<ProfileIndexEntry> each) {
        int partitions = reading.count(topic);
        for (int partition = 0; partition < partitions; partition++) newest(new TopicPartition(topic, partition), each);
    }

    private void newest(TopicPartition partition, Consumer<ProfileIndexEntry> each) {
        Map<String, Long> newest = new HashMap<>();
        reading.read(
                partition, record -> newest.put(text(record.key()), record.value() == null ? -1 : record.offset()));
        reading.read(partition, record -> {
            if (newest.getOrDefault(text(record.key()), -1L) == record.offset())
                each.accept(form.read(record.topic(), record.value()));
        });
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
