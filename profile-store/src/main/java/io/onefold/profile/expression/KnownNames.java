package io.onefold.profile.expression;

import io.onefold.profile.portrait.ComputedTrait;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of one deployment, so that a mistyped one is found when an expression is compiled. Traits are not among them: sources may send
 * any.
 *
 * @param off computed traits that are switched off; an expression that reads one is refused
 * @param own own computed traits; names are small letters, digits and {@code _}, begin with a letter and are none of {@link ComputedTrait}'s
 * @param namespaces of identifiers; empty for any
 * @param purposes of consents; empty for any
 * @param lines whether order lines can be asked for, which a published profile does not have any more
 */
public record KnownNames(
        Set<ComputedTrait> off,
        SortedMap<String, ValueType> own,
        Set<String> namespaces,
        Set<String> purposes,
        boolean lines) {
    /** What comes with Onefold and stands in a published profile, all of it switched on. */
    public static final KnownNames SHIPPED =
            new KnownNames(Set.of(), Collections.emptySortedMap(), Set.of(), Set.of(), false);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** The same names and order lines. */
    public KnownNames withLines() {
        return new KnownNames(off, own, namespaces, purposes, true);
    }

    /** The same with other own computed traits. */
    public KnownNames withOwn(SortedMap<String, ValueType> others) {
        return new KnownNames(off, others, namespaces, purposes, lines);
    }

    /** @throws IllegalArgumentException where an own trait's name cannot be one */
    public KnownNames {
        off = Set.copyOf(off);
        own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
        namespaces = Set.copyOf(namespaces);
        purposes = Set.copyOf(purposes);
        for (String name : own.keySet())
            if (!isFree(name))
                throw new IllegalArgumentException(
                        "no name for a computed trait: " + name + ". It is taken, or not of a-z, 0-9 and _");
    }

    /** Whether an own computed trait can be called so. */
    public static boolean isFree(String name) {
        return NAME.matcher(name).matches() && ComputedTrait.labelled(name).isEmpty();
    }
}
