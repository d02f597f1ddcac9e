package io.onefold.app.sample;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.sample.systems.SampleSystems;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;

/** One customer of the sample company wants no more mail: how soon the mail tool is told to forget her. */
final class Withdrawal {
    private static final String SUBSCRIBER = "newsletter";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CommittedTopic reader;
    private final Topics topics;
    private final TopicSerdes serdes;

    Withdrawal(CommittedTopic reader, Topics topics, TopicSerdes serdes) {
        this.reader = reader;
        this.topics = topics;
        this.serdes = serdes;
    }

    void show(SampleSystems systems, SampleSystems.Destination installation, PrintWriter out)
            throws IOException, InterruptedException {
        SortedMap<String, String> customers = customers();
        out.printf(
                "The subscriber %s has %,d customers; its webhook was posted %s.%n",
                SUBSCRIBER, customers.size(), systems.mailTool().counts());
        if (customers.isEmpty()) return;
        String profileId = customers.firstKey();
        systems.withdraw(customers.getOrDefault(profileId, ""), installation);
        long since = System.nanoTime();
        Optional<Duration> told = systems.mailTool().awaitEnd(profileId, since, PATIENCE);
        out.println(
                told.isPresent()
                        ? "One of them withdrew her consent on a page: %.1f s later the mail tool was told to forget her."
                                .formatted(told.get().toMillis() / 1_000.0)
                        : "One of them withdrew her consent, and the mail tool was not told within "
                                + PATIENCE.toSeconds() + " s; see ./onefold subscriber list.");
    }

    /** Customer numbers by profile id, of those who have one. */
    private SortedMap<String, String> customers() {
        Deserializer<UnifiedProfile> profiles = serdes.customerProfiles().deserializer();
        SortedMap<String, String> customers = new TreeMap<>();
        String topic = topics.subscriber(SUBSCRIBER).name();
        reader.read(topic, record -> {
            String id = new String(record.key(), StandardCharsets.UTF_8);
            customers.remove(id);
            if (record.value() == null) return;
            profiles.deserialize(topics.customerProfiles().name(), record.value()).identifiers().stream()
                    .filter(each -> each.namespace().equals("customer_id"))
                    .map(ProfileIdentifier::value)
                    .findFirst()
                    .ifPresent(value -> customers.put(id, value));
        });
        return customers;
    }
}
