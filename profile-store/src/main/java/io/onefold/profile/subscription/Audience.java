package io.onefold.profile.subscription;

import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.PersonView;
import io.onefold.profile.expression.Result;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose profiles go to a subscriber. Identifiers that too many people use are nobody, and never go anywhere.
 *
 * @param segments in any of which a person has to be; empty where that does not matter
 * @param where a condition that has to hold besides; a condition that cannot be told does not
 */
public record Audience(Ground ground, SortedSet<String> segments, Optional<Expression> where) {
    public Audience {
        segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
    }

    /** Whether a profile is among them on that day; until when, the day knows afterwards. */
    public boolean has(UnifiedProfile profile, Today today) {
        return !profile.shared()
                && ground.holds(profile)
                && (segments.isEmpty() || !Collections.disjoint(segments, profile.segments()))
                && (where.isEmpty() || isMet(where.get(), profile, today));
    }

    private static boolean isMet(Expression condition, UnifiedProfile profile, Today today) {
        return condition.of(PersonView.of(profile), today) instanceof Result.Told(Value value)
                && value instanceof Value.Flag(boolean on)
                && on;
    }

    /** The same text for equal audiences. */
    String canonical() {
        return ground.canonical() + segments + where.map(Expression::source).orElse("");
    }
}
