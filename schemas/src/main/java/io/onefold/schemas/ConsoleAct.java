package io.onefold.schemas;

/**
 * What somebody did at the console, or whose personal data they asked to see.
 *
 * @param actId a UUID
 * @param at UTC milliseconds
 * @param who the name that they gave; not checked
 * @param why the reason that they gave; empty where none is asked for
 * @param action such as {@code reveal}
 * @param subject to what, such as a profile id; never a value of a person
 */
public record ConsoleAct(String actId, long at, String who, String why, String action, String subject) {
    /** Without who and why: people write names. */
    @Override
    public String toString() {
        return "ConsoleAct[" + actId + " " + action + " " + subject + "]";
    }
}
