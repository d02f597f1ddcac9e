package io.onefold.identity.streams;

import io.onefold.identity.forest.Output;
import io.onefold.schemas.Accounting;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what is published as its topics have it. Thread-safe. */
final class Encoders {
    private final Topics topics;
    private final TopicSerdes serdes;
    private final Serializer<UnifiedProfile> profiles;
    private final Map<String, Serializer<UnifiedProfile>> views = new ConcurrentHashMap<>();
    private final Serializer<ProfileIndexEntry> index;
    private final Serializer<ProfileChange> changes;
    private final Serializer<SegmentMembership> memberships;
    private final Serializer<Quarantined> quarantine;
    private final Serializer<Accounting> accounting;

    Encoders(Topics topics, TopicSerdes serdes) {
        this.topics = topics;
        this.serdes = serdes;
        this.profiles = serdes.customerProfiles().serializer();
        this.index = serdes.profileIndex().serializer();
        this.changes = serdes.profileChanges().serializer();
        this.memberships = serdes.segmentMemberships().serializer();
        this.quarantine = serdes.quarantine().serializer();
        this.accounting = serdes.accounting().serializer();
    }

    byte[] profile(UnifiedProfile profile) {
        return profiles.serialize(topics.customerProfiles().name(), profile);
    }

    /** The index record of an identifier. */
    Record<byte[], byte[]> indexed(Output.Index entry, long timestamp) {
        return index(new ProfileIndexEntry.Member(entry.key(), entry.profileId(), entry.erasedUntil()), timestamp);
    }

    /** The index record that says what names an id. */
    Record<byte[], byte[]> naming(Output.Naming naming, long timestamp) {
        return index(
                new ProfileIndexEntry.Published(naming.profileId(), naming.key(), naming.erasedUntil()), timestamp);
    }

    private Record<byte[], byte[]> index(ProfileIndexEntry entry, long timestamp) {
        byte[] value = index.serialize(topics.profileIndex().name(), entry);
        return new Record<>(text(entry.key()), value, timestamp);
    }

    /** The entry of the change feed. */
    Record<byte[], byte[]> change(ProfileChange change, long timestamp) {
        String key = change.from().isEmpty()
                ? change.into().getFirst()
                : change.from().getFirst();
        return new Record<>(text(key), changes.serialize(topics.profileChanges().name(), change), timestamp);
    }

    /** The record of somebody who entered or left a segment. */
    Record<byte[], byte[]> membership(SegmentMembership change, long timestamp) {
        byte[] value = memberships.serialize(topics.segmentMemberships().name(), change);
        return new Record<>(text(change.key()), value, timestamp);
    }

    /** The value of what a subscriber gets. */
    byte[] delivered(String subscriber, UnifiedProfile view) {
        return views.computeIfAbsent(subscriber, name -> serdes.subscriber(name).serializer())
                .serialize(topics.subscriber(subscriber).name(), view);
    }

    byte[] quarantined(String topic, Quarantined quarantined) {
        return quarantine.serialize(topic, quarantined);
    }

    /** The record of a stage's counts. */
    Record<byte[], byte[]> accounting(Accounting counts, long timestamp) {
        byte[] value = accounting.serialize(topics.accounting().name(), counts);
        return new Record<>(text(counts.stage() + "/" + counts.partition() + "/" + counts.source()), value, timestamp);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
