package io.onefold.app.audit;

import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.audit.LatestRecords;
import io.onefold.identity.audit.Published;
import io.onefold.identity.audit.WorkFolder;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

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
    private final LatestRecords views;
    private long asOf;
    private long learned;
    private @Nullable Population population;

    /** Where and in how much memory it is sorted. */
    record Work(WorkFolder folder, long maxBytes, AuditProgress progress) {}

    private PublishedRecords(Audit.Subject subject, Work work) {
        this.subject = subject;
        this.profiles = new LatestRecords(work.folder(), work.maxBytes());
        this.index = new LatestRecords(work.folder(), work.maxBytes());
        this.views = new LatestRecords(work.folder(), work.maxBytes());
    }

    static PublishedRecords read(Audit.Subject subject, Work work) {
        PublishedRecords records = new PublishedRecords(subject, work);
        Topics topics = subject.topics();
        subject.reader().read(topics.customerProfiles().name(), work.progress(), records::profile);
        subject.reader().read(topics.profileIndex().name(), work.progress(), records::index);
        for (String subscriber : topics.subscribers()) subscriber(records, subscriber, subject, work);
        subject.reader().read(topics.population().name(), records::population);
        return records;
    }

    private static void subscriber(PublishedRecords records, String name, Audit.Subject subject, Work work) {
        byte[] start = (name + "/").getBytes(StandardCharsets.UTF_8);
        subject.reader().read(subject.topics().subscriber(name).name(), work.progress(), record -> {
            byte[] key = Arrays.copyOf(start, start.length + record.key().length);
            System.arraycopy(record.key(), 0, key, start.length, record.key().length);
            records.views.put(key, record.value());
            records.note(record);
        });
    }

    private void profile(ConsumerRecord<byte[], byte[]> record) {
        profiles.put(record.key(), record.value());
        note(record);
    }

    /** What subscribers get, and get no more, changes by time alone as well, while a profile stays. */
    private void note(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Names.AS_OF_HEADER);
        if (header != null) asOf = Math.max(asOf, number(header));
        Header version = record.headers().lastHeader(Names.POPULATION_HEADER);
        if (version != null) learned = Math.max(learned, number(version));
    }

    private static long number(Header header) {
        return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** The newest that a profile was made with: those that are older by their header have been looked at since, and were the same. */
    private void population(ConsumerRecord<byte[], byte[]> record) {
        Population told = subject.serdes().population().deserializer().deserialize(record.topic(), record.value());
        if (told.version() == learned) population = told;
    }

    /** What was learned from all customers, as far as profiles show it; null for nothing. */
    @Nullable
    Population population() {
        return population;
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
        return new Reading(profiles.read(), index.read(), views.read(), subject);
    }

    /** All of it, once. */
    static final class Reading implements AutoCloseable {
        private final LatestRecords.Reading profiles;
        private final LatestRecords.Reading index;
        private final LatestRecords.Reading views;
        private final Audit.Subject subject;

        private Reading(
                LatestRecords.Reading profiles,
                LatestRecords.Reading index,
                LatestRecords.Reading views,
                Audit.Subject subject) {
            this.profiles = profiles;
            this.index = index;
            this.views = views;
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
                            row -> profile.deserialize(topics.customerProfiles().name(), row.getValue())),
                    values(
                            index,
                            row -> member(
                                    entry.deserialize(topics.profileIndex().name(), row.getValue()))),
                    values(views, row -> view(row, profile)));
        }

        private Map.Entry<String, UnifiedProfile> view(
                Map.Entry<byte[], byte[]> row, Deserializer<UnifiedProfile> reader) {
            String key = new String(row.getKey(), StandardCharsets.UTF_8);
            String name = key.substring(0, key.indexOf('/'));
            String topic = subject.topics().subscriber(name).name();
            return Map.entry(name, reader.deserialize(topic, row.getValue()));
        }

        private static Map.Entry<IdentifierKey, String> member(ProfileIndexEntry entry) {
            return switch (entry) {
                case ProfileIndexEntry.Member member -> Map.entry(member.identifier(), member.profileId());
                case ProfileIndexEntry.Published named ->
                    throw new IllegalStateException(
                            "profile " + named.profileId() + " stands under an identifier's key");
            };
        }

        private static <T> Iterator<T> values(LatestRecords.Reading of, Function<Map.Entry<byte[], byte[]>, T> reader) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return of.hasNext();
                }

                @Override
                public T next() {
                    return reader.apply(of.next());
                }
            };
        }

        @Override
        public void close() {
            profiles.close();
            index.close();
            views.close();
        }
    }
}
