package io.onefold.profile.subscription;

import java.util.Optional;

/** How delicate a field is. Whoever describes a subscriber says by class what becomes of values. */
public enum FieldClass {
    /** Tells who somebody is: numbers of customers, cards, devices, and names. */
    IDENTIFIER(Mask.DROP),
    /** Reaches somebody: telephone, e-mail, postal address, WeChat open id. */
    CONTACT(Mask.DROP),
    /** Birthday, gender, identity card, health and the like, and what is worked out of them. */
    SENSITIVE(Mask.DROP),
    /** What somebody did: activity, purchases, service, computed traits, segments. */
    BEHAVIOUR(Mask.CLEAR),
    /** Any other trait, such as a city or a level, and consents. */
    OTHER(Mask.CLEAR);

    private final Mask unlessSaid;

    FieldClass(Mask unlessSaid) {
        this.unlessSaid = unlessSaid;
    }

    /** What becomes of values of this class where nothing is said. */
    public Mask unlessSaid() {
        return unlessSaid;
    }

    /** Whether values of this class can be masked that way. Behaviour is counts and amounts: there, or not there. */
    public boolean takes(Mask mask) {
        return this != BEHAVIOUR || mask == Mask.DROP || mask == Mask.CLEAR;
    }

    /** As files have it. */
    public String word() {
        return Words.of(this);
    }

    /** The class that files write so. */
    public static Optional<FieldClass> of(String word) {
        return Words.read(word, values());
    }
}
