package io.onefold.app.console;

import io.onefold.profile.subscription.FieldClass;
import io.onefold.profile.subscription.FieldClasses;
import io.onefold.profile.subscription.PartialText;
import io.onefold.schemas.Details;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Masks what tells who somebody is, reaches them or is sensitive, by the classes that subscribers get fields by; and, in whatever else a
 * source sent as text, what looks like an address of e-mail or a long number. What somebody did is not masked. Thread-safe.
 */
final class PersonMask {
    /** Shown in the place of what is sensitive: of a gender or an age even the first character would tell. */
    static final String HIDDEN = "***";

    private static final Pattern TELLING =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,190}|\\+?[0-9](?:[ ().-]?[0-9]){8,}");

    private final FieldClasses classes;

    PersonMask(FieldClasses classes) {
        this.classes = classes;
    }

    /** A profile of which nothing tells whose it is. */
    UnifiedProfile profile(UnifiedProfile whole) {
        return new UnifiedProfile(
                whole.profileId(),
                whole.identifiers().stream().map(this::identifier).toList(),
                whole.identifierCount(),
                traits(whole.traits()),
                whole.consents(),
                whole.activity(),
                whole.purchases(),
                whole.service(),
                computed(whole.computed()),
                whole.segments(),
                whole.untold(),
                whole.links().stream().map(this::link).toList(),
                whole.refusedLinks().stream()
                        .map(each -> new RefusedLink(link(each.link()), each.reason()))
                        .toList(),
                whole.shared());
    }

    /** An identifier of which enough is left to recognise what one knows already. */
    ProfileIdentifier identifier(ProfileIdentifier of) {
        return new ProfileIdentifier(of.namespace(), PartialText.of(of.value()), of.firstSeen(), of.lastSeen());
    }

    /** A message whose traits and properties are masked; its keys stay, and are not to be shown. */
    Observation message(Observation of) {
        Touchpoint told = of.touchpoint();
        Details details = told.details();
        Details masked = new Details(
                details.order(), details.call(), details.complaint(), details.answers(), values(details.properties()));
        Touchpoint shown = told.withTraits(values(told.traits())).withDetails(masked);
        return new Observation(of.identifiers(), shown, of.echoes(), of.digest());
    }

    /** A trait's value. */
    Value trait(String name, Value value) {
        return masked(value, classes.ofTrait(name));
    }

    /** Words that people wrote, such as the reason of a steward. */
    static String words(String text) {
        return TELLING.matcher(text)
                .replaceAll(found ->
                        PartialText.of(found.group()).replace("\\", "\\\\").replace("$", "\\$"));
    }

    private Link link(Link of) {
        return new Link(
                identifier(of.a()), identifier(of.b()), of.firstSeen(), of.lastSeen(), of.word(), of.evidence());
    }

    private SortedMap<String, Trait> traits(SortedMap<String, Trait> traits) {
        SortedMap<String, Trait> masked = new TreeMap<>();
        traits.forEach((name, trait) -> masked.put(
                name, new Trait(trait(name, trait.value()), trait.source(), trait.messageId(), trait.occurredAt())));
        return masked;
    }

    private SortedMap<String, Value> computed(SortedMap<String, Value> computed) {
        SortedMap<String, Value> masked = new TreeMap<>();
        computed.forEach((name, value) -> {
            boolean isBehaviour = classes.ofComputed(name) == FieldClass.BEHAVIOUR;
            masked.put(name, isBehaviour ? value : masked(value, classes.ofComputed(name)));
        });
        return masked;
    }

    private SortedMap<String, Value> values(SortedMap<String, Value> values) {
        if (values.isEmpty()) return Collections.emptySortedMap();
        SortedMap<String, Value> masked = new TreeMap<>();
        values.forEach((name, value) -> masked.put(name, trait(name, value)));
        return masked;
    }

    private static Value masked(Value value, FieldClass of) {
        return switch (of) {
            case SENSITIVE -> value instanceof Value.Cleared ? value : new Value.Text(HIDDEN);
            case IDENTIFIER, CONTACT -> each(value, PartialText::of);
            case BEHAVIOUR, OTHER ->
                value instanceof Value.Text || value instanceof Value.Texts || isLong(value)
                        ? each(value, PersonMask::words)
                        : value;
        };
    }

    /** A telephone number may come as a number. */
    private static boolean isLong(Value value) {
        return value instanceof Value.Whole(long number) && Math.abs(number) >= 100_000_000L;
    }

    private static Value each(Value value, UnaryOperator<String> mask) {
        return switch (value) {
            case Value.Text(String text) -> new Value.Text(mask.apply(text));
            case Value.Whole(long number) -> new Value.Text(mask.apply(Long.toString(number)));
            case Value.Real(double number) -> new Value.Text(mask.apply(Double.toString(number)));
            case Value.Flag(boolean on) -> new Value.Text(HIDDEN);
            case Value.Texts(List<String> texts) ->
                new Value.Texts(texts.stream().map(mask).toList());
            case Value.Cleared cleared -> cleared;
        };
    }
}
