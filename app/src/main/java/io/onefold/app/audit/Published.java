package io.onefold.app.audit;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What the published topics say, as any subscriber would end up with it.
 */
public record Published(
        TreeMap<String, UnifiedProfile> profiles,
        TreeMap<IdentifierKey, String> index,
        TreeMap<String, IdentifierKey> naming) {

    /** Reads all of it. */
    public static Published read(CommittedTopic reader, Topics topics, TopicSerdes serdes) {
        Reading reading = new Reading(serdes);
        reader.read(topics.customerProfiles().name(), reading::profile);
        reader.read(topics.profileIndex().name(), reading::index);
        return new Published(reading.profiles, reading.index, reading.naming);
    }

    /** Profile by message id, of those messages that a profile has. */
    public Map<String, String> profilesOf(Collection<Observation> messages) {
        Map<String, String> profiles = new HashMap<>();
        for (Observation message : messages) {
            String profile = index.get(message.anchor());
            if (profile != null) profiles.put(message.touchpoint().messageId(), profile);
        }
        return profiles;
    }

    /** The state of a subscriber that reads on. */
    private static final class Reading {
        private final TreeMap<String, UnifiedProfile> profiles = new TreeMap<>();
        private final TreeMap<IdentifierKey, String> index = new TreeMap<>();
        private final TreeMap<String, IdentifierKey> naming = new TreeMap<>();
        private final Deserializer<UnifiedProfile> profileReader;
        private final Deserializer<ProfileIndexEntry> indexReader;

        Reading(TopicSerdes serdes) {
            this.profileReader = serdes.customerProfiles().deserializer();
            this.indexReader = serdes.profileIndex().deserializer();
        }

        void profile(ConsumerRecord<byte[], byte[]> record) {
            String id = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                profiles.remove(id);
                return;
            }
            profiles.put(id, profileReader.deserialize(record.topic(), record.value()));
        }

        void index(ConsumerRecord<byte[], byte[]> record) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                if (ProfileIndexEntry.isOfIdentifier(key)) index.remove(IdentifierKey.ofHex(key.substring(2)));
                return;
            }
            switch (indexReader.deserialize(record.topic(), record.value())) {
                case ProfileIndexEntry.Member member -> index.put(member.identifier(), member.profileId());
                case ProfileIndexEntry.Published named -> naming.put(named.profileId(), named.namedBy());
            }
        }
    }
}
