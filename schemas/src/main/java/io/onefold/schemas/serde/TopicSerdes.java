package io.onefold.schemas.serde;

import io.onefold.schemas.Accounting;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsoleAct;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.Population;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.SourceMinute;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.mapping.AccountingAvro;
import io.onefold.schemas.mapping.AvroMapping;
import io.onefold.schemas.mapping.ConsoleAuditAvro;
import io.onefold.schemas.mapping.IdentityCommandRequestAvro;
import io.onefold.schemas.mapping.PopulationAvro;
import io.onefold.schemas.mapping.ProfileChangeAvro;
import io.onefold.schemas.mapping.ProfileIndexEntryAvro;
import io.onefold.schemas.mapping.QuarantinedAvro;
import io.onefold.schemas.mapping.SegmentMembershipAvro;
import io.onefold.schemas.mapping.SourceMinuteAvro;
import io.onefold.schemas.mapping.TouchpointAvro;
import io.onefold.schemas.mapping.TouchpointWriter;
import io.onefold.schemas.mapping.UnifiedProfileAvro;
import io.onefold.schemas.mapping.UnifiedProfileWriter;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * What stands on each topic, as the domain's types. Making a serializer asks the registry for the schema's id; writing never does, and
 * reading once for each id met. Records that fit their schema but not the domain are a
 * {@link io.onefold.schemas.mapping.MalformedRecordException} when read, bytes that are no such record a
 * {@link org.apache.kafka.common.errors.SerializationException}. All are thread-safe.
 */
public final class TopicSerdes {
    private final Registry registry;
    private final Topics topics;

    /** @param registry stays the caller's to close */
    public TopicSerdes(Registry registry, Topics topics) {
        this.registry = registry;
        this.topics = topics;
    }

    /** Touchpoints of one channel. */
    public Serde<Touchpoint> touchpoints(Channel channel) {
        return new MappedSerde<>(
                registry,
                topics.touchpoints(channel).valueSubject(),
                TouchpointAvro.mapping(channel),
                new TouchpointWriter(channel, RecordWriter.MODEL));
    }

    /** What was not accepted. */
    public Serde<Quarantined> quarantine() {
        return of(topics.quarantine(), QuarantinedAvro.mapping());
    }

    /** Commands by raw identifiers. */
    public Serde<IdentityCommandRequest> identityCommands() {
        return of(topics.identityCommands(), IdentityCommandRequestAvro.mapping());
    }

    /** Unified profiles. */
    public Serde<UnifiedProfile> customerProfiles() {
        return profiles(topics.customerProfiles());
    }

    /** Unified profiles in Avro's binary form by the schema of this release, whichever they were written with; for those who only keep them. */
    public Deserializer<ByteBuffer> customerProfileBytes() {
        return profiles(topics.customerProfiles()).bodies();
    }

    /** Rows of the profile index. */
    public Serde<ProfileIndexEntry> profileIndex() {
        return of(topics.profileIndex(), ProfileIndexEntryAvro.mapping());
    }

    /** Entries of the change feed. */
    public Serde<ProfileChange> profileChanges() {
        return of(topics.profileChanges(), ProfileChangeAvro.mapping());
    }

    /** Who entered and left which segment. */
    public Serde<SegmentMembership> segmentMemberships() {
        return of(topics.segmentMemberships(), SegmentMembershipAvro.mapping());
    }

    /** What one subscriber gets of profiles. */
    public Serde<UnifiedProfile> subscriber(String name) {
        return profiles(topics.subscriber(name));
    }

    /** What a subscriber did not take. */
    public Serde<UnifiedProfile> deadLetters(String name) {
        return profiles(topics.deadLetters(name));
    }

    /** Running counts. */
    public Serde<Accounting> accounting() {
        return of(topics.accounting(), AccountingAvro.mapping());
    }

    /** What each reader of a source did, by the minute. */
    public Serde<SourceMinute> sourceMinutes() {
        return of(topics.sourceMinutes(), SourceMinuteAvro.mapping());
    }

    /** What was learned from all customers. */
    public Serde<Population> population() {
        return of(topics.population(), PopulationAvro.mapping());
    }

    /** What was done at the console. */
    public Serde<ConsoleAct> consoleAudit() {
        return of(topics.consoleAudit(), ConsoleAuditAvro.mapping());
    }

    private MappedSerde<UnifiedProfile, io.onefold.schemas.avro.UnifiedProfile> profiles(Topic topic) {
        return new MappedSerde<>(
                registry, topic.valueSubject(), UnifiedProfileAvro.mapping(), new UnifiedProfileWriter());
    }

    private <D, R extends SpecificRecord> Serde<D> of(Topic topic, AvroMapping<D, R> mapping) {
        return new MappedSerde<>(registry, topic.valueSubject(), mapping);
    }
}
