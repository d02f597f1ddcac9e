package io.onefold.identity.normalise;

import io.onefold.identity.normalise.CommandOutcome.Accepted;
import io.onefold.identity.normalise.CommandOutcome.Rejected;
import io.onefold.identity.rules.DidYouMean;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.QuarantineReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes commands as given into commands by key, or says why not. Thread-safe. */
public final class CommandNormaliser {
    private static final int MAX_LENGTH = 1024;
    /** For the others a time that never comes would put their word beyond every later one. */
    private static final Set<Action> MAY_LAST_FOR_EVER = EnumSet.of(Action.ERASE, Action.ERASE_PERSON);

    private final IdentifierReader reader;

    public CommandNormaliser(IdentifierReader reader) {
        this.reader = reader;
    }

    /** An action's name in a request, such as {@code must-link}. */
    public static String label(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What becomes of a command; never throws for what it says. */
    public CommandOutcome normalise(IdentityCommandRequest request) {
        Optional<Action> action = action(request.action());
        if (action.isEmpty()) return rejected(unknown(request.action()));
        String wrong = fields(request, action.get());
        if (wrong != null) return rejected(wrong);
        Identifier second = request.other();
        return switch (reader.lookup(
                request.target().namespace(), request.target().value())) {
            case Lookup.Unreadable(String message) -> unreadable("target", message);
            case Lookup.UnknownNamespace(String message) -> noNamespace("target", message);
            case Lookup.Found target ->
                second == null
                        ? new Accepted(command(
                                request, action.get(), target.identifier().key(), null))
                        : pair(request, action.get(), target.identifier().key(), second);
        };
    }

    private CommandOutcome pair(
            IdentityCommandRequest request, Action action, IdentifierKey target, Identifier second) {
        return switch (reader.lookup(second.namespace(), second.value())) {
            case Lookup.Unreadable(String message) -> unreadable("other", message);
            case Lookup.UnknownNamespace(String message) -> noNamespace("other", message);
            case Lookup.Found other -> {
                IdentifierKey key = other.identifier().key();
                yield key.equals(target)
                        ? rejected("target and other are the same identifier")
                        : new Accepted(command(
                                request, action, IdentifierKey.min(target, key), IdentifierKey.max(target, key)));
            }
        };
    }

    private static IdentityCommand command(
            IdentityCommandRequest request, Action action, IdentifierKey target, @Nullable IdentifierKey other) {
        return new IdentityCommand(
                request.commandId(), action, target, other, request.at(), request.who(), request.why());
    }

    private static @Nullable String fields(IdentityCommandRequest request, Action action) {
        if (request.commandId().isBlank()) return "commandId is missing or blank";
        if (request.who().isBlank()) return "who is missing or blank: a command says who gave it";
        if (request.commandId().length() > MAX_LENGTH
                || request.who().length() > MAX_LENGTH
                || request.why().length() > MAX_LENGTH)
            return "commandId, who or why is longer than " + MAX_LENGTH + " characters";
        if (request.at() <= 0) return "at is missing: the time the command speaks for, in milliseconds";
        if (request.at() == IdentityCommand.FOR_EVER && !MAY_LAST_FOR_EVER.contains(action))
            return "at is for ever, which only an erasure can be";
        if (action.isPair() && request.other() == null)
            return label(action) + " takes two identifiers, other is missing";
        if (!action.isPair() && request.other() != null)
            return label(action) + " takes one identifier, other must be left out";
        return null;
    }

    private static Optional<Action> action(String label) {
        return Arrays.stream(Action.values())
                .filter(action -> label(action).equals(label))
                .findFirst();
    }

    private static String unknown(String label) {
        List<String> labels =
                Arrays.stream(Action.values()).map(CommandNormaliser::label).toList();
        return "no such action." + DidYouMean.suggest(label, labels) + " There are: " + String.join(", ", labels);
    }

    private static CommandOutcome rejected(String message) {
        return new Rejected(QuarantineReason.INVALID_COMMAND, message);
    }

    private static CommandOutcome unreadable(String which, String message) {
        return new Rejected(QuarantineReason.UNREADABLE_IDENTIFIER, which + ": " + message);
    }

    private static CommandOutcome noNamespace(String which, String message) {
        return new Rejected(QuarantineReason.UNKNOWN_NAMESPACE, which + ": " + message);
    }
}
