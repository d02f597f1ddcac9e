package io.onefold.identity.forest;

import io.onefold.identity.facts.BlockWord;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.PairWord;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.Span;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import java.util.List;

/** Carries out commands: each is logged at its target and becomes a fact; erasures go further. */
final class Orders {
    /** The source that commands are counted under. */
    static final String SOURCE = "identity-commands";

    private final Anchor anchor;

    Orders(Anchor anchor) {
        this.anchor = anchor;
    }

    Decision carryOut(ForestState state, IdentityCommand command) {
        return state.isLogged(command) ? repeated() : log(command, decide(state, command));
    }

    /** What it did when it was carried out is in the log as well: an erased person's members may be others by now. */
    Decision recall(ForestState state, IdentityCommand command) {
        return state.isLogged(command) ? repeated() : log(command, new Decision());
    }

    private static Decision repeated() {
        return new Decision().change(new Change.Count(SOURCE, Change.Outcome.DUPLICATE));
    }

    private static Decision log(IdentityCommand command, Decision decision) {
        decision.change(new Change.PutCommand(command));
        decision.change(new Change.Count(SOURCE, Change.Outcome.APPLIED));
        return decision;
    }

    private Decision decide(ForestState state, IdentityCommand command) {
        String cause = command.commandId();
        return switch (command.action()) {
            case ERASE -> anchor.erase(state, command.target(), command.at(), cause);
            case ERASE_PERSON -> new Decision().send(new Message.ErasePerson(command.target(), command));
            case UNLINK -> tell(state, command, LinkFact.cut(command.target(), other(command), command.at()));
            case MUST_LINK -> join(state, command, PairWord.Kind.MUST);
            // A pair that must not be one is listed at both ends, so both ends' facts have to meet.
            case NEVER_LINK -> join(state, command, PairWord.Kind.NEVER);
            case RESET_PAIR -> tell(state, command, said(command, PairWord.Kind.NONE));
            case BLOCK -> tell(state, command, blocked(command, true));
            case UNBLOCK -> tell(state, command, blocked(command, false));
        };
    }

    private Decision join(ForestState state, IdentityCommand command, PairWord.Kind kind) {
        return tell(state, command, said(command, kind))
                .send(new Message.Link(
                        other(command),
                        command.target(),
                        Span.NEVER,
                        state.node(command.target()).shared(),
                        true,
                        command.commandId()));
    }

    private Decision tell(ForestState state, IdentityCommand command, Row row) {
        return anchor.tell(state, command.target(), command.commandId(), List.of(row));
    }

    private static LinkFact said(IdentityCommand command, PairWord.Kind kind) {
        return LinkFact.said(command.target(), other(command), new PairWord(command.at(), command.commandId(), kind));
    }

    private static IdentifierFact blocked(IdentityCommand command, boolean blocked) {
        return IdentifierFact.said(command.target(), new BlockWord(command.at(), command.commandId(), blocked));
    }

    private static IdentifierKey other(IdentityCommand command) {
        IdentifierKey other = command.other();
        if (other == null) throw new IllegalStateException(command.commandId() + " lacks the second of its pair");
        return other;
    }
}
