package io.onefold.identity.oracle;

import io.onefold.identity.oracle.Question.Answer;
import io.onefold.identity.oracle.Question.Person;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks everybody what the deployment asks: its own traits one after another, then its segments. */
record AnswerFold(ProfileSpec spec, ZoneId zone, long asOf) {
    UnifiedProfile of(UnifiedProfile described, Collection<PurchaseFold.Line> bought) {
        List<Question.Line> lines = bought.stream()
                .map(line ->
                        new Question.Line(line.source(), line.orderId(), line.firstAt(), line.latest(), line.store()))
                .sorted(Question.Line.byDay(zone))
                .toList();
        SortedMap<String, Value> computed = new TreeMap<>(described.computed());
        SortedMap<String, String> untold = new TreeMap<>();
        for (Map.Entry<String, Question> trait : spec.own()) {
            Answer answer = trait.getValue().of(new Person(with(described, computed, List.of(), untold), lines), asOf);
            answer.value().ifPresent(value -> computed.put(trait.getKey(), value));
            if (!answer.untold().isEmpty()) untold.put(trait.getKey(), answer.untold());
        }
        Person asked = new Person(with(described, computed, List.of(), untold), lines);
        List<String> in = new ArrayList<>();
        for (Map.Entry<String, Question> segment : spec.segments()) {
            Answer answer = segment.getValue().of(asked, asOf);
            if (answer.value().equals(Optional.of(new Value.Flag(true)))) in.add(segment.getKey());
            if (!answer.untold().isEmpty()) untold.put(segment.getKey(), answer.untold());
        }
        return with(described, computed, in.stream().sorted().toList(), untold);
    }

    private static UnifiedProfile with(
            UnifiedProfile described,
            SortedMap<String, Value> computed,
            List<String> segments,
            SortedMap<String, String> untold) {
        return new UnifiedProfile(
                described.profileId(),
                described.identifiers(),
                described.identifierCount(),
                described.traits(),
                described.consents(),
                described.activity(),
                described.purchases(),
                described.service(),
                computed,
                segments,
                untold,
                described.links(),
                described.refusedLinks(),
                described.shared());
    }
}
