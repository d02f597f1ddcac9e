package io.onefold.identity.rules;

import java.util.regex.Pattern;

/**
 * A kind of identifier and the rules for it.
 *
 * @param name lower case, digits and underscores, such as {@code customer_id}
 * @param strength 1 (strongest) to {@link #MAX_STRENGTH}; no two namespaces share one, and it is fixed for a deployment
 * @param priority orders links when a limit makes them compete: those of the smaller number are taken first; not negative
 * @param limit how many of it one person may have, {@link #UNLIMITED} for any number
 * @param ambiguousNobody whether an identifier that links could give to two people goes to neither, instead of to the latest
 * @param region the region that telephone numbers without a country code are read in, such as {@code CN}; empty for none
 */
public record Namespace(
        String name,
        int strength,
        int priority,
        int limit,
        SharedAbove sharedAbove,
        boolean ambiguousNobody,
        Normalisation normalise,
        String region) {
    /** The weakest possible strength. */
    public static final int MAX_STRENGTH = 120;

    /** No limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Stands for all namespaces together in {@code sharedAbove}, so it names none. */
    static final String ANY = "any";

    public Namespace {
        if (!isName(name)) throw new IllegalArgumentException("not a namespace's name: " + name);
        if (strength < 1 || strength > MAX_STRENGTH)
            throw new IllegalArgumentException("strength of " + name + " must be 1 to " + MAX_STRENGTH);
        if (priority < 0) throw new IllegalArgumentException("priority of " + name + " must not be negative");
        if (limit < 1) throw new IllegalArgumentException("limit of " + name + " must be at least 1");
    }

    /** Whether a text could name a namespace. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.equals(ANY);
    }

    /** A namespace with nothing but a strength, which is its priority too: no limit, never shared, not normalised. */
    public static Namespace of(String name, int strength) {
        return new Namespace(name, strength, strength, UNLIMITED, SharedAbove.NEVER, false, Normalisation.NONE, "");
    }

    /** This namespace with another priority. */
    public Namespace withPriority(int other) {
        return new Namespace(name, strength, other, limit, sharedAbove, ambiguousNobody, normalise, region);
    }

    /** This namespace with another limit. */
    public Namespace withLimit(int other) {
        return new Namespace(name, strength, priority, other, sharedAbove, ambiguousNobody, normalise, region);
    }

    /** This namespace with other caps. */
    public Namespace withSharedAbove(SharedAbove other) {
        return new Namespace(name, strength, priority, limit, other, ambiguousNobody, normalise, region);
    }

    /** This namespace, a contested identifier of which is nobody's. */
    public Namespace withAmbiguousNobody() {
        return new Namespace(name, strength, priority, limit, sharedAbove, true, normalise, region);
    }

    /** This namespace with another normalisation. */
    public Namespace withNormalise(Normalisation other, String inRegion) {
        return new Namespace(name, strength, priority, limit, sharedAbove, ambiguousNobody, other, inRegion);
    }
}
