package io.onefold.profile.subscription;

import io.onefold.profile.portrait.Today;
import io.onefold.schemas.UnifiedProfile;
import java.util.Optional;

/** Gives one subscriber its part of profiles. Thread-safe. */
public final class Subscriber {
    private final Subscription subscription;
    private final Optional<Pseudonyms> pseudonyms;

    Subscriber(Subscription subscription, Optional<Pseudonyms> pseudonyms) {
        this.subscription = subscription;
        this.pseudonyms = pseudonyms;
    }

    /** Its name. */
    public String name() {
        return subscription.name();
    }

    /** What it may have. */
    public Subscription subscription() {
        return subscription;
    }

    /**
     * What it gets of a profile on that day: a function of these two alone. What is not allowed is left empty, and the id is always there;
     * empty where it gets nothing. Until when that holds, the day knows afterwards.
     *
     * @throws IllegalStateException where values are to be hashed, and the subscribers were given no secret
     */
    public Optional<UnifiedProfile> view(UnifiedProfile profile, Today today) {
        return subscription.audience().has(profile, today)
                ? Optional.of(subscription.disclosure().of(profile, pseudonyms))
                : Optional.empty();
    }
}
