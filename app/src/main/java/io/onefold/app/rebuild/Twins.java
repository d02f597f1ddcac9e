package io.onefold.app.rebuild;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Which published topics are held against which shadows. */
final class Twins {
    private final Topics present;
    private final Topics fresh;
    private final TopicSerdes serdes;
    private final AtomicLong asOf = new AtomicLong();

    /** @param serdes of the public topics */
    Twins(Topics present, Topics fresh, TopicSerdes serdes) {
        this.present = present;
        this.fresh = fresh;
        this.serdes = serdes;
    }

    /**
     * All that are compared, profiles first: the others need to know what time they are of.
     *
     * @param existing topics
     */
    List<Twin> of(Collection<String> existing) {
        Topics shadow = fresh.shadow();
        List<Twin> twins = new ArrayList<>();
        twins.add(new Twin(
                present.customerProfiles().name(),
                shadow.customerProfiles().name(),
                Sense.profiles(new CurrentForm<>(serdes.customerProfiles()), asOf)));
        twins.add(new Twin(
                present.profileIndex().name(),
                shadow.profileIndex().name(),
                Sense.index(new CurrentForm<>(serdes.profileIndex()))));
        String memberships = present.segmentMemberships().name();
        twins.add(new Twin(
                memberships,
                shadow.segmentMemberships().name(),
                Sense.memberships(new CurrentForm<>(serdes.segmentMemberships()), memberships, asOf)));
        for (String topic : existing)
            present.subscriberOf(topic).ifPresent(name -> twins.add(subscriber(name, topic, shadow)));
        twins.add(new Twin(present.accounting().name(), shadow.accounting().name(), Sense.bytes()));
        return twins;
    }

    /** Who was a subscriber once gets nothing any more. */
    private Twin subscriber(String name, String topic, Topics shadow) {
        CurrentForm<UnifiedProfile> form = new CurrentForm<>(serdes.subscriber(name));
        String twin =
                fresh.subscribers().contains(name) ? shadow.subscriber(name).name() : "";
        return new Twin(topic, twin, Sense.values(form));
    }
}
