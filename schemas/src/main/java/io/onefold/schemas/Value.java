package io.onefold.schemas;

import java.util.List;

/** A trait's or a property's value. Personal data: each kind hides it from {@code toString}. */
public sealed interface Value {
    /** Words, an enumeration's name, a date as written. May be empty: an empty string is a value. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    /** A whole number. */
    record Whole(long number) implements Value {
        @Override
        public String toString() {
            return "Whole[***]";
        }
    }

    /** Any other number, as JSON has it. */
    record Real(double number) implements Value {
        @Override
        public String toString() {
            return "Real[***]";
        }
    }

    /** Yes or no. */
    record Flag(boolean on) implements Value {
        @Override
        public String toString() {
            return "Flag[***]";
        }
    }

    /** Several words, in the sender's order. */
    record Texts(List<String> texts) implements Value {
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public String toString() {
            return "Texts[***]";
        }
    }

    /** The sender's {@code null}: clears the trait. */
    record Cleared() implements Value {}
}
