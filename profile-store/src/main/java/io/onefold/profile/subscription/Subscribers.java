package io.onefold.profile.subscription;

import io.onefold.profile.portrait.Today;
import io.onefold.schemas.UnifiedProfile;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All subscribers of a deployment, by name. Thread-safe. */
public final class Subscribers {
    /** None. */
    public static final Subscribers NONE = new Subscribers(List.of(), Optional.empty());

    private final List<Subscriber> byName;

    private Subscribers(Collection<Subscription> subscriptions, Optional<byte[]> secret) {
        this.byName = subscriptions.stream()
                .sorted(Comparator.comparing(Subscription::name))
                .map(each -> new Subscriber(each, secret.map(key -> Pseudonyms.of(key, each.name()))))
                .toList();
        for (int i = 1; i < byName.size(); i++)
            if (byName.get(i - 1).name().equals(byName.get(i).name()))
                throw new IllegalArgumentException(
                        "two subscribers are called " + byName.get(i).name());
    }

    /** Those, each name once. Without a secret: {@link #keyed}. */
    public static Subscribers of(Collection<Subscription> subscriptions) {
        return new Subscribers(subscriptions, Optional.empty());
    }

    /** The same, with the secret that hashed values are keyed with. */
    public Subscribers keyed(byte[] secret) {
        return new Subscribers(byName.stream().map(Subscriber::subscription).toList(), Optional.of(secret.clone()));
    }

    /** By name. */
    public List<Subscriber> all() {
        return byName;
    }

    /** Who gets what of a profile on that day, by name; whoever gets nothing is not there. */
    public SortedMap<String, UnifiedProfile> views(UnifiedProfile profile, Today today) {
        if (byName.isEmpty()) return Collections.emptySortedMap();
        SortedMap<String, UnifiedProfile> views = new TreeMap<>();
        for (Subscriber each : byName) each.view(profile, today).ifPresent(view -> views.put(each.name(), view));
        return views;
    }

    /** The same text for subscribers that get the same: where it is another one, everybody has to be looked at anew. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        for (Subscriber each : byName)
            text.append(each.subscription().canonical()).append('\n');
        return text.toString();
    }
}
