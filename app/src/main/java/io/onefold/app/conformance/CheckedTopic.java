package io.onefold.app.conformance;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.profile.subscription.Disclosure;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;

/** A topic of profiles by id: that of all of them, or a subscriber's. */
public sealed interface CheckedTopic {
    /** Its name, with the installation's prefix. */
    String name();

    /** Reads its values. */
    Deserializer<UnifiedProfile> values(TopicSerdes serdes);

    /** All profiles, whole. */
    record Profiles(String name) implements CheckedTopic {
        @Override
        public Deserializer<UnifiedProfile> values(TopicSerdes serdes) {
            return serdes.customerProfiles().deserializer();
        }
    }

    /** What one subscriber may have. */
    record View(String name, String subscriber, Disclosure disclosure) implements CheckedTopic {
        @Override
        public Deserializer<UnifiedProfile> values(TopicSerdes serdes) {
            return serdes.subscriber(subscriber).deserializer();
        }
    }

    /** All that a configuration knows. */
    static List<CheckedTopic> of(Configuration configuration) {
        Topics topics = configuration.topics().topics();
        List<CheckedTopic> all = new ArrayList<>();
        all.add(new Profiles(topics.customerProfiles().name()));
        for (DescribedSubscriber each : configuration.subscribers())
            all.add(new View(
                    topics.subscriber(each.name()).name(),
                    each.name(),
                    each.subscription().disclosure()));
        return all;
    }

    /** That of a name; empty where the configuration knows none such. */
    static Optional<CheckedTopic> named(Configuration configuration, String name) {
        return of(configuration).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}
