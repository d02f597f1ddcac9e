package io.onefold.profile.segment;

import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.PersonView;
import io.onefold.profile.expression.Result;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a deployment asks of everybody: its own computed traits, then its segments, which may read them. Thread-safe.
 *
 * @param traits worked out first
 */
public record Questions(OwnTraits traits, Segments segments) {
    /** Nothing. */
    public static final Questions NONE = new Questions(OwnTraits.NONE, Segments.NONE);

    /**
     * What was answered of a person.
     *
     * @param computed all computed traits, own ones among them
     * @param segments where the person is in, ascending
     * @param untold of what could not be told, by name: why, without personal data
     */
    public record Answers(SortedMap<String, Value> computed, List<String> segments, SortedMap<String, String> untold) {}

    /** The answers of that day; until when they hold, the day knows afterwards. The person is not changed. */
    public Answers of(PersonView person, Today today) {
        SortedMap<String, Value> computed = new TreeMap<>(person.computed());
        PersonView growing = person.withComputed(computed);
        SortedMap<String, String> untold = new TreeMap<>();
        for (OwnTrait trait : traits.all())
            switch (trait.expression().of(growing, today)) {
                case Result.Told(Value value) -> computed.put(trait.name(), value);
                case Result.Absent absent -> {}
                case Result.NotTold(String reason) -> untold.put(trait.name(), reason);
            }
        Segments.Memberships memberships = segments.of(growing, today);
        untold.putAll(memberships.untold());
        return new Answers(computed, memberships.in(), untold);
    }

    /** The same text for equal questions: where it is another one, everybody has to be asked anew. */
    public String canonical() {
        List<String> said = new ArrayList<>();
        for (OwnTrait trait : traits.all()) said.add(said(trait.name(), trait.expression()));
        for (Segment segment : segments.all()) said.add(said(segment.name(), segment.condition()));
        return String.join("", said);
    }

    private static String said(String name, Expression expression) {
        return name + ' ' + expression.type() + ' ' + expression.source().length() + ' ' + expression.source();
    }
}
