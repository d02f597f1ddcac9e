package io.onefold.identity.normalise;

import io.onefold.identity.rules.BlockedValues;
import io.onefold.identity.rules.DidYouMean;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import java.util.List;
import java.util.Optional;

/**
 * Reads single identifiers: normalises, tells garbage, derives keys. What it finds for a value is what the normaliser found when the
 * value came in. Thread-safe.
 */
public final class IdentifierReader {
    /** The longest value of an identifier, in UTF-16 units. */
    public static final int MAX_VALUE_LENGTH = 256;

    private static final Reading GARBAGE = new Reading.Garbage();
    private static final Reading TOO_LONG =
            new Reading.Unreadable("is longer than " + MAX_VALUE_LENGTH + " characters");

    private final IdentityRules rules;
    private final KeyDeriver keys;
    private final ValueForm form;
    private final GarbageFilter[] garbage = new GarbageFilter[Namespace.MAX_STRENGTH + 1];

    public IdentifierReader(IdentityRules rules, KeyDeriver keys) {
        this(rules, keys, new ValueForm());
    }

    IdentifierReader(IdentityRules rules, KeyDeriver keys, ValueForm form) {
        this.rules = rules;
        this.keys = keys;
        this.form = form;
        for (Namespace namespace : rules.namespaces())
            garbage[namespace.strength()] = new GarbageFilter(rules.garbage(), namespace, form);
    }

    /** Keys the values that a rules file blocks, for the parser; there are no rules yet, so no garbage either. */
    public static BlockedValues blockedValues(KeyDeriver keys) {
        ValueForm form = new ValueForm();
        return (namespace, raw) -> {
            String clean = CleanText.of(raw);
            if (clean.isEmpty() || clean.length() > MAX_VALUE_LENGTH) return Optional.empty();
            return form.of(namespace, namespace.region(), clean) instanceof Reading.Normalised(String value)
                    ? Optional.of(keys.key(namespace, value))
                    : Optional.empty();
        };
    }

    /**
     * What a raw value is in a namespace of the rules.
     *
     * @param region for telephone numbers without a country code, empty for none
     */
    public Reading read(Namespace namespace, String region, String raw) {
        if (raw.length() > MAX_VALUE_LENGTH) return TOO_LONG;
        String clean = CleanText.of(raw);
        GarbageFilter filter = garbage[namespace.strength()];
        if (filter.matches(clean)) return GARBAGE;
        Reading reading = form.of(namespace, region, clean);
        boolean isGarbage =
                reading instanceof Reading.Normalised(String value) && !value.equals(clean) && filter.matches(value);
        return isGarbage ? GARBAGE : reading;
    }

    /** The key of a normalised value. */
    public IdentifierKey key(Namespace namespace, String normalisedValue) {
        return keys.key(namespace, normalisedValue);
    }

    /** The identifier that somebody means by a namespace's name and a raw value; numbers are read in the namespace's region. */
    public Lookup lookup(String namespace, String raw) {
        Optional<Namespace> known = rules.namespace(namespace);
        if (known.isEmpty()) return new Lookup.UnknownNamespace(unknown(namespace));
        Namespace found = known.get();
        return switch (read(found, found.region(), raw)) {
            case Reading.Normalised(String value) ->
                new Lookup.Found(new KeyedIdentifier(keys.key(found, value), value));
            case Reading.Garbage() ->
                new Lookup.Unreadable("this " + namespace + " is garbage by the rules: nothing is ever kept under it");
            case Reading.Unreadable(String reason) -> new Lookup.Unreadable("this " + namespace + " " + reason);
        };
    }

    /** A message about a namespace that the rules don't have. What is no name is not repeated: it might be a value. */
    String unknown(String namespace) {
        List<String> names = rules.namespaces().stream().map(Namespace::name).toList();
        String named = Namespace.isName(namespace) ? "no namespace is called " + namespace : "not a namespace's name";
        return named + "." + DidYouMean.suggest(namespace, names) + " There are: " + String.join(", ", names);
    }
}
