package io.onefold.app.config;

import io.onefold.profile.subscription.Subscription;

/** Who gets something, and where it goes. */
public record DescribedSubscriber(Subscription subscription, Target target) {
    /** The subscriber's name. */
    public String name() {
        return subscription.name();
    }
}
