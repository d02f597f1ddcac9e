package io.onefold.app.segments;

import io.onefold.profile.expression.PersonView;
import io.onefold.profile.portrait.Today;
import io.onefold.profile.segment.OwnTrait;
import io.onefold.profile.segment.OwnTraits;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.segment.Segments;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Proposed questions as far as published profiles can answer them. A trait that reads order lines has an answer only where it is computed
 * already, by the same expression; whatever reads one that is not has to wait until it is switched on. Thread-safe.
 */
public final class Trial {
    private final Questions asked;
    private final Set<String> replaced = new HashSet<>();
    private final SortedMap<String, String> waiting = new TreeMap<>();

    /** @param running the questions that the profiles have answers to */
    public Trial(Questions running, Questions proposed) {
        Map<String, OwnTrait> present = new HashMap<>();
        running.traits().all().forEach(trait -> present.put(trait.name(), trait));
        replaced.addAll(present.keySet());
        List<OwnTrait> traits = new ArrayList<>();
        Map<String, String> late = new HashMap<>();
        for (OwnTrait trait : proposed.traits().all()) {
            if (trait.expression().readsLines()) {
                if (isSame(trait, present.get(trait.name()))) replaced.remove(trait.name());
                else late.put(trait.name(), trait.name());
            } else {
                trait.expression().computed().stream()
                        .filter(late::containsKey)
                        .findFirst()
                        .ifPresentOrElse(read -> late.put(trait.name(), late.get(read)), () -> traits.add(trait));
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : proposed.segments().all())
            segment.condition().computed().stream()
                    .filter(late::containsKey)
                    .findFirst()
                    .ifPresentOrElse(read -> waiting.put(segment.name(), late.get(read)), () -> segments.add(segment));
        asked = new Questions(OwnTraits.of(traits), new Segments(segments));
    }

    private static boolean isSame(OwnTrait trait, @Nullable OwnTrait present) {
        return present != null
                && present.expression().source().equals(trait.expression().source())
                && present.expression().type() == trait.expression().type();
    }

    /** Segments that cannot be counted yet, each with the trait that it waits for. */
    public SortedMap<String, String> waiting() {
        return waiting;
    }

    /** Segments that can be counted. */
    public List<Segment> counted() {
        return asked.segments().all();
    }

    /** Where the person would be. */
    public Questions.Answers of(UnifiedProfile profile, Today today) {
        SortedMap<String, Value> computed = new TreeMap<>(profile.computed());
        computed.keySet().removeAll(replaced);
        return asked.of(PersonView.of(profile).withComputed(computed), today);
    }
}
