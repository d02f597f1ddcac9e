package io.onefold.identity.rules;

import java.util.List;

/** What a key of the rules file holds. */
sealed interface RuleType {
    /** A whole number within bounds, both included. */
    record Whole(int least, int greatest) implements RuleType {}

    /** One of some words. */
    record Choice(List<String> words) implements RuleType {}

    /** A code of two capital letters for a country or region. */
    record Region() implements RuleType {}

    /** A list of texts. */
    record Texts(String what) implements RuleType {}

    /** Keys below it. */
    record Section() implements RuleType {}

    /** The type in words, for messages and the reference. */
    default String describe() {
        return switch (this) {
            case Whole(int least, int greatest) ->
                greatest == Integer.MAX_VALUE
                        ? "whole number from " + least
                        : "whole number " + least + " to " + greatest;
            case Choice(List<String> words) -> String.join(" or ", words);
            case Region() -> "region code, such as CN";
            case Texts(String what) -> "list of " + what;
            case Section() -> "section";
        };
    }
}
