package io.onefold.identity.forest;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.WaitingErasure;
import io.onefold.identity.resolve.Part;
import io.onefold.identity.resolve.Resolver;
import io.onefold.schemas.IdentifierKey;
import java.util.List;

/** Carries out commands that concern a whole person, at the root that knows who belongs to it. */
final class Persons {
    private final Resolver resolver;

    Persons(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Orders one erasure for each member of the profile that the target belongs to, at least for the target. Where the target, or a tree
     * of which a part is here, is still on its way, it waits for the rest: else those on their way would live on.
     */
    Decision erase(ForestState state, Message.ErasePerson erase) {
        IdentifierKey parent = state.node(erase.to()).parent();
        if (parent != null) return new Decision().send(new Message.ErasePerson(parent, erase.command()));
        IdentifierKey target = erase.command().target();
        Facts facts = state.facts(erase.to());
        boolean targetIsHere =
                target.equals(erase.to()) || facts.identifier(target).member();
        if (!targetIsHere || !facts.arrivals().isEmpty())
            return new Decision().change(new Change.PutRow(erase.to(), new WaitingErasure(erase.command())));
        List<IdentifierKey> members = resolver.resolve(facts).parts().stream()
                .filter(part -> part.contains(target))
                .findFirst()
                .map(Part::members)
                .orElse(List.of(target));
        Decision decision = new Decision();
        for (IdentifierKey member : members)
            decision.change(new Change.Count(Orders.SOURCE, Change.Outcome.RECEIVED))
                    .send(new Message.Order(erase.command().forMember(member)));
        return decision;
    }
}
