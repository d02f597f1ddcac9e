package io.onefold.identity.normalise;

/** What became of a raw value in a namespace. */
public sealed interface Reading {
    /** The value in the namespace's one form. */
    record Normalised(String value) implements Reading {
        @Override
        public String toString() {
            return "Normalised[***]";
        }
    }

    /** Never worth keeping: empty, or what people write when they have nothing to say. */
    record Garbage() implements Reading {}

    /**
     * Not a value of that namespace.
     *
     * @param reason what is wrong, to follow the namespace's name; never the value
     */
    record Unreadable(String reason) implements Reading {}
}
