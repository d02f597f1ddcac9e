package io.onefold.ingest;

import io.onefold.ingest.plan.PlanCheck;
import io.onefold.schemas.Channel;
import java.util.Optional;
import java.util.Set;

/**
 * A system that touchpoints come from, such as a web shop or the tills of a region.
 *
 * @param name unique; stands in each touchpoint, in metrics and in the accounting
 * @param channel the channel of all that it sends
 * @param writeKeys what senders name the source by; any of them will do, so a key can be changed without a gap
 * @param plan what its events hold, and what becomes of those that do not keep to it
 */
public record Source(
        String name,
        Channel channel,
        Set<String> writeKeys,
        IdentifierMapping identifiers,
        SourceDefaults defaults,
        Limits limits,
        Optional<PlanCheck> plan) {
    public Source {
        if (name.isBlank()) throw new IllegalArgumentException("a source needs a name");
        writeKeys = Set.copyOf(writeKeys);
    }

    /** A source without a plan. */
    public Source(
            String name,
            Channel channel,
            Set<String> writeKeys,
            IdentifierMapping identifiers,
            SourceDefaults defaults,
            Limits limits) {
        this(name, channel, writeKeys, identifiers, defaults, limits, Optional.empty());
    }

    /** The same source with that plan. */
    public Source with(Optional<PlanCheck> other) {
        return new Source(name, channel, writeKeys, identifiers, defaults, limits, other);
    }

    /** A source with default mapping, defaults and limits. */
    public static Source of(String name, Channel channel, Set<String> writeKeys) {
        return new Source(name, channel, writeKeys, IdentifierMapping.DEFAULT, SourceDefaults.NONE, Limits.DEFAULT);
    }

    /** Hides the write keys. */
    @Override
    public String toString() {
        return "Source[" + name + " " + channel.label() + "]";
    }
}
