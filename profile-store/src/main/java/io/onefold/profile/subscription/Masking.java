package io.onefold.profile.subscription;

import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Masks values by their class. Ids of messages never go: they would lead two subscribers to the same message. */
record Masking(Disclosure rules, Optional<Pseudonyms> pseudonyms) {
    Mask mask(FieldClass of) {
        return rules.mask(of);
    }

    Optional<ProfileIdentifier> identifier(ProfileIdentifier identifier) {
        Mask mask = mask(rules.classes().ofIdentifier(identifier.namespace()));
        return masking(mask).map(how -> masked(identifier, how));
    }

    private static ProfileIdentifier masked(ProfileIdentifier identifier, UnaryOperator<String> how) {
        return new ProfileIdentifier(
                identifier.namespace(), how.apply(identifier.value()), identifier.firstSeen(), identifier.lastSeen());
    }

    SortedMap<String, Trait> traits(SortedMap<String, Trait> traits) {
        return each(
                traits,
                rules.classes()::ofTrait,
                (trait, mask) -> value(trait.value(), mask)
                        .map(value -> new Trait(value, trait.source(), "", trait.occurredAt())));
    }

    static SortedMap<String, Consent> consents(SortedMap<String, Consent> consents) {
        SortedMap<String, Consent> left = new TreeMap<>();
        consents.forEach((purpose, consent) -> left.put(purpose, consent.withoutMessageId()));
        return left;
    }

    SortedMap<String, Value> computed(SortedMap<String, Value> computed) {
        return each(computed, rules.classes()::ofComputed, this::value);
    }

    /** What is left of a value. */
    @FunctionalInterface
    private interface Masked<V> {
        Optional<V> of(V value, Mask mask);
    }

    private <V> SortedMap<String, V> each(
            SortedMap<String, V> values, Function<String, FieldClass> classOf, Masked<V> masked) {
        SortedMap<String, V> left = new TreeMap<>();
        values.forEach(
                (name, value) -> masked.of(value, mask(classOf.apply(name))).ifPresent(shown -> left.put(name, shown)));
        return left;
    }

    private Optional<Value> value(Value value, Mask mask) {
        if (mask == Mask.CLEAR) return Optional.of(value);
        return masking(mask).map(how -> switch (value) {
            case Value.Text(String text) -> new Value.Text(how.apply(text));
            case Value.Whole(long number) -> new Value.Text(how.apply(Long.toString(number)));
            case Value.Real(double number) -> new Value.Text(how.apply(Double.toString(number)));
            case Value.Flag(boolean on) -> new Value.Text(how.apply(Boolean.toString(on)));
            case Value.Texts(List<String> texts) ->
                new Value.Texts(texts.stream().map(how).toList());
            case Value.Cleared cleared -> cleared;
        });
    }

    /** An end that may not go is blank. */
    Link link(Link link) {
        return new Link(
                end(link.a()),
                end(link.b()),
                link.firstSeen(),
                link.lastSeen(),
                link.word(),
                link.evidence().stream()
                        .map(each -> new Evidence(each.source(), each.channel(), "", each.occurredAt()))
                        .toList());
    }

    RefusedLink refused(RefusedLink refused) {
        return new RefusedLink(link(refused.link()), refused.reason());
    }

    private ProfileIdentifier end(ProfileIdentifier end) {
        return identifier(end).orElseGet(() -> new ProfileIdentifier(end.namespace(), "", 0, 0));
    }

    /** How a text is masked; empty where nothing is to be left. */
    private Optional<UnaryOperator<String>> masking(Mask mask) {
        return switch (mask) {
            case DROP -> Optional.empty();
            case HASH ->
                Optional.of(pseudonyms.orElseThrow(
                        () -> new IllegalStateException("values are to be hashed, and no secret was given"))::token);
            case PARTIAL -> Optional.of(PartialText::of);
            case CLEAR -> Optional.of(UnaryOperator.identity());
        };
    }
}
