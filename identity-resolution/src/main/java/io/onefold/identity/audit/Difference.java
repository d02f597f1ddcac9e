package io.onefold.identity.audit;

import java.util.List;

/**
 * One thing that is published otherwise than the batch run says. It holds no personal data.
 *
 * @param key the profile id, or the identifier's key
 * @param fields for a profile that is there on both sides, the fields that differ, with the salted digests of both
 */
public record Difference(Kind kind, String key, List<String> fields) {
    public Difference {
        fields = List.copyOf(fields);
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
        return kind + " " + key + (fields.isEmpty() ? "" : ": " + String.join(", ", fields));
    }
}
