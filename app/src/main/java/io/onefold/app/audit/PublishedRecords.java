package io.onefold.app.audit;

import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.audit.LatestRecords;
import io.onefold.identity.audit.Published;
import io.onefold.identity.audit.WorkFolder;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What the published topics say, sorted on disk.
 *
 * <p>One as-of time does for all profiles, though each names the tick that it was computed with: a profile is computed again at the first
 * tick that changes it, so between its own tick and the last one of its partition every as-of time gives the same profile; every
 * tick goes to every partition, so at rest the last tick is the same everywhere; and the latest that any profile names lies
 * between the two for each of them.
 */
final class PublishedRecords {
    private final Audit.Subject subject;
    private final LatestRecords profiles;
    private final LatestRecords index;
    private long asOf;

    /** Where and in how much memory it is sorted. */
    record Work(WorkFolder folder, long maxBytes, AuditProgress progress) {}

    private PublishedRecords(Audit.Subject subject, Work work) {
        this.subject = subject;
        this.profiles = new LatestRecords(work.folder(), work.maxBytes());
        this.index = new LatestRecords(work.folder(), work.maxBytes());
    }

    static PublishedRecords read(Audit.Subject subject, Work work) {
        PublishedRecords records = new PublishedRecords(subject, work);
        Topics topics = subject.topics();
        subject.reader().read(topics.customerProfiles().name(), work.progress(), records::profile);
        subject.reader().read(topics.profileIndex().name(), work.progress(), records::index);
        return records;
    }

    private void profile(ConsumerRecord<byte[], byte[]> record) {
        profiles.put(record.key(), record.value());
        Header header = record.headers().lastHeader(Names.AS_OF_HEADER);
        if (header != null) asOf = Math.max(asOf, Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)));
    }

    private void index(ConsumerRecord<byte[], byte[]> record) {
        if (ProfileIndexEntry.isOfIdentifier(new String(record.key(), StandardCharsets.UTF_8)))
            index.put(record.key(), record.value());
    }

    /** The latest tick that any profile was computed with; 0 without profiles. */
    long asOf() {
        return asOf;
    }

    Reading read() {
        return new Reading(profiles.read(), index.read(), subject);
    }

    /** All of it, once. */
    static final class Reading implements AutoCloseable {
        private final LatestRecords.Reading profiles;
        private final LatestRecords.Reading index;
        private final Audit.Subject subject;

        private Reading(LatestRecords.Reading profiles, LatestRecords.Reading index, Audit.Subject subject) {
            this.profiles = profiles;
            this.index = index;
            this.subject = subject;
        }

        Published published() {
            TopicSerdes serdes = subject.serdes();
            Topics topics = subject.topics();
            Deserializer<UnifiedProfile> profile = serdes.customerProfiles().deserializer();
            Deserializer<ProfileIndexEntry> entry = serdes.profileIndex().deserializer();
            return new Published(
                    values(
                            profiles,
                            value -> profile.deserialize(
                                    topics.customerProfiles().name(), value)),
                    values(
                            index,
                            value -> member(
                                    entry.deserialize(topics.profileIndex().name(), value))));
        }

        private static Map.Entry<IdentifierKey, String> member(ProfileIndexEntry entry) {
            return switch (entry) {
                case ProfileIndexEntry.Member member -> Map.entry(member.identifier(), member.profileId());
                case ProfileIndexEntry.Published named ->
                    throw new IllegalStateException(
                            "profile " + named.profileId() + " stands under an identifier's key");
            };
        }

        private static <T> Iterator<T> values(LatestRecords.Reading of, Function<byte[], T> reader) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return of.hasNext();
                }

                @Override
                public T next() {
                    return reader.apply(of.next().getValue());
                }
            };
        }

        @Override
        public void close() {
            profiles.close();
            index.close();
        }
    }
}
