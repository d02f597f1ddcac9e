package io.onefold.profile;

import io.onefold.profile.portrait.Today;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The bounded part of what one anchor's messages say: traits and counters. What grows with the customer's history stands in
 * {@linkplain Entry entries}. Immutable; a join shares what it does not change.
 */
public final class FragmentCore {
    /** How many days before a profile's as-of day must be kept; older days are in no window any more. */
    public static final int DAYS_KEPT = 400;

    /** No message yet. */
    public static final FragmentCore EMPTY = new FragmentCore(JoinMap.empty(), ActivityCounts.NONE);

    private final JoinMap<String, TraitState> traits;
    private final ActivityCounts activity;

    FragmentCore(JoinMap<String, TraitState> traits, ActivityCounts activity) {
        this.traits = traits;
        this.activity = activity;
    }

    JoinMap<String, TraitState> traits() {
        return traits;
    }

    ActivityCounts activity() {
        return activity;
    }

    /** How many messages are in it. */
    public long messages() {
        return activity.messages();
    }

    /** Whether there is no message in it. */
    public boolean isEmpty() {
        return activity.messages() == 0;
    }

    /** The least time of a message, UTC milliseconds; {@link Long#MAX_VALUE} for an empty one. */
    public long firstAt() {
        return activity.firstAt();
    }

    /** The greatest time of a message, UTC milliseconds; {@link Long#MIN_VALUE} for an empty one. */
    public long lastAt() {
        return activity.lastAt();
    }

    /** Both together: registers keep the winner, counters add. Associative and commutative; adding the same twice counts twice. */
    public FragmentCore join(FragmentCore other) {
        return join(other, TraitState::join);
    }

    FragmentCore join(FragmentCore other, BinaryOperator<TraitState> traitJoin) {
        if (other.isEmpty()) return this;
        if (isEmpty()) return other;
        return new FragmentCore(traits.join(other.traits, traitJoin), activity.join(other.activity));
    }

    /** The oldest day that a profile of that as-of time, or a later one, may need: days since 1970-01-01. */
    public static long oldestDay(long asOf, ZoneId zone) {
        return new Today(asOf, zone).day() - DAYS_KEPT;
    }

    /**
     * This without the counts of single days before {@code day}; totals stay. With {@link #oldestDay} no profile changes,
     * now or later.
     *
     * @param day days since 1970-01-01
     */
    public FragmentCore withoutDaysBefore(long day) {
        return new FragmentCore(traits, activity.withoutDaysBefore(day));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FragmentCore that && traits.equals(that.traits) && activity.equals(that.activity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(traits, activity);
    }

    /** Counts only: traits are personal data. */
    @Override
    public String toString() {
        return "FragmentCore[" + messages() + " messages, " + traits.size() + " traits]";
    }
}
