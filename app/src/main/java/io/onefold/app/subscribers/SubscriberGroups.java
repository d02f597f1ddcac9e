package io.onefold.app.subscribers;

import io.onefold.app.config.Configuration;

/** What the consumer groups of an installation's subscribers are called. */
public final class SubscriberGroups {
    private SubscriberGroups() {}

    /** What the name of each begins with; the subscriber's name follows. */
    public static String of(Configuration configuration) {
        String topic = configuration.topics().topics().subscriber("").name();
        String prefix = topic.substring(0, topic.length() - "subscriber.".length());
        return prefix + "onefold-subscriber-";
    }
}
