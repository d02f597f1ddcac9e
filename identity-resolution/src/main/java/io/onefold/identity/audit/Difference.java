package io.onefold.identity.audit;

import java.util.List;

/**
 * One thing that is published otherwise than the batch run says. It holds no personal data.
 *
 * @param key the profile id, the identifier's key, or a subscriber's name, / and a profile id
 * @param fields for something that is there on both sides, the fields that differ
 */
public record Difference(Subject subject, Kind kind, String key, List<String> fields) {
    public Difference {
        fields = List.copyOf(fields);
    }

    /** What it is about. */
    public enum Subject {
        /** A profile, by its id. */
        PROFILE("profile"),
        /** Which profile an identifier is of, by the identifier's key. */
        INDEX_ENTRY("index entry"),
        /** What a subscriber has of a profile, by the subscriber's name and the profile's id. */
        VIEW("subscriber's profile");

        private final String words;

        Subject(String words) {
            this.words = words;
        }
    }

    /** What is wrong. */
    public enum Kind {
        /** The batch run has it, what is published has not. */
        MISSING,
        /** What is published has it, the batch run has not. */
        EXTRA,
        /** Both have it, with other content. */
        DIFFERENT
    }

    /** One line. */
    @Override
    public String toString() {
        String what = subject.words + " " + key;
        return switch (kind) {
            case MISSING -> what + " is not published";
            case EXTRA -> what + " is published and should not be";
            case DIFFERENT -> what + " differs in " + String.join(", ", fields);
        };
    }
}
