package io.onefold.profile;

/**
 * How many messages set a trait to one value.
 *
 * @param latest the greatest register with the value
 */
record ValueCount(long messages, TraitRegister latest) {
    ValueCount join(ValueCount other) {
        return new ValueCount(messages + other.messages, TraitRegister.later(latest, other.latest));
    }
}
