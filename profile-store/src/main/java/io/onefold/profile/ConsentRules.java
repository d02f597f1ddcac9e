package io.onefold.profile;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which grants count. A change of what folding decides is taken over in the background.
 *
 * @param purposes by name; grants of others count as they are given
 * @param minorAge of somebody younger only what a guardian granted counts, for any purpose; 0: of everybody whatever was granted
 */
public record ConsentRules(SortedMap<String, Purpose> purposes, int minorAge) {
    /** From this age on nobody is a minor where nothing is set: article 31 of China's Personal Information Protection Law. */
    public static final int MINOR_AGE = 14;

    /** No purpose is known. */
    public static final ConsentRules DEFAULT = new ConsentRules(Collections.emptySortedMap(), MINOR_AGE);

    public ConsentRules {
        purposes = Collections.unmodifiableSortedMap(new TreeMap<>(purposes));
    }

    /**
     * What something is done for.
     *
     * @param separate whether a grant that was not given on its own does not count
     * @param namespace of the identifiers that a decision concerns that names none; empty: the anchor. Decided when a message is
     *     normalised, not when a profile is folded
     * @param validDays how many times 24 hours a grant counts that says no end; 0: for ever
     */
    public record Purpose(boolean separate, String namespace, int validDays) {
        /** Every grant counts, for ever. */
        public static final Purpose ANY = new Purpose(false, "", 0);
    }

    /** A purpose by its name; {@link Purpose#ANY} for one that is not known. */
    public Purpose purpose(String name) {
        return purposes.getOrDefault(name, Purpose.ANY);
    }

    /** The names of the purposes, by which a mistyped one in an expression is found; empty where none is known. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(purposes.keySet()));
    }

    /** By purpose, of those that have one, the namespace that decisions concern. */
    public SortedMap<String, String> namespaces() {
        SortedMap<String, String> namespaces = new TreeMap<>();
        purposes.forEach((name, purpose) -> {
            if (!purpose.namespace().isEmpty()) namespaces.put(name, purpose.namespace());
        });
        return namespaces;
    }

    /** The same text for rules by which all profiles are folded alike. */
    String canonical() {
        StringBuilder text = new StringBuilder("consent:").append(minorAge);
        purposes.forEach((name, purpose) -> {
            if (purpose.separate() || purpose.validDays() > 0)
                text.append(';')
                        .append(name.length())
                        .append(name)
                        .append(purpose.separate() ? '!' : '=')
                        .append(purpose.validDays());
        });
        return text.toString();
    }
}
