package io.onefold.schemas;

import org.jspecify.annotations.Nullable;

/**
 * A command as it is given, by raw identifiers, on the topic {@code identity-commands}. It becomes an {@link IdentityCommand} once its
 * identifiers are normalised and keyed.
 *
 * @param action the action's name, such as {@code erase} or {@code must-link}
 * @param other the second of a pair, null where the action takes one
 * @param at the time it speaks for, UTC milliseconds; {@link IdentityCommand#FOR_EVER} for good
 */
public record IdentityCommandRequest(
        String commandId,
        String action,
        Identifier target,
        @Nullable Identifier other,
        long at,
        String who,
        String why) {}
