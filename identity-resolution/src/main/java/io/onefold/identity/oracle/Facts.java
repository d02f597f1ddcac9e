package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything the inputs say, by identifier and by pair (rules 1 to 9). */
final class Facts {
    /** The latest word: of equal ones the later in the definition's list, which is the order of the actions. */
    private static final Comparator<IdentityCommand> LATEST = Comparator.comparingLong(IdentityCommand::at)
            .thenComparing(IdentityCommand::commandId)
            .thenComparing(IdentityCommand::action);

    private final IdentityRules rules;
    private final Map<IdentifierKey, IdentifierFacts> identifiers = new HashMap<>();
    private final Map<Pair, PairFacts> pairs = new HashMap<>();
    private final Set<IdentifierKey> shared = new HashSet<>();

    private Facts(IdentityRules rules) {
        this.rules = rules;
    }

    static Facts of(Inputs inputs, IdentityRules rules) {
        Facts facts = new Facts(rules);
        Map<IdentifierKey, Long> erased = inputs.erasures();
        erased.forEach((key, until) -> facts.identifier(key).erased = until);
        Messages messages = Messages.of(inputs, erased);
        for (Observation copy : inputs.copies()) facts.see(copy, messages.isMessage(copy));
        inputs.residues().forEach(facts::see);
        inputs.commands().forEach(facts::obey);
        facts.findShared();
        messages.left().forEach(facts::keep);
        return facts;
    }

    Map<IdentifierKey, IdentifierFacts> identifiers() {
        return identifiers;
    }

    Map<Pair, PairFacts> pairs() {
        return pairs;
    }

    /** Rule 6. */
    boolean isShared(IdentifierKey key) {
        return shared.contains(key);
    }

    IdentifierFacts identifier(IdentifierKey key) {
        return identifiers.computeIfAbsent(key, IdentifierFacts::new);
    }

    private PairFacts pair(IdentifierKey smaller, IdentifierKey larger) {
        return pairs.computeIfAbsent(new Pair(smaller, larger), PairFacts::new);
    }

    private void see(Observation copy, boolean isMessage) {
        for (KeyedIdentifier identifier : copy.identifiers()) touch(copy.anchor(), identifier.key(), copy.occurredAt());
        for (ConsentDecision decision : copy.touchpoint().consents()) {
            Decided decided = Decided.by(copy, decision);
            decide(copy, decision, isMessage ? decided : decided.withoutMessage());
        }
    }

    private void see(Residue residue) {
        residue.seen().forEach((key, seen) -> {
            touch(residue.anchor(), key, seen.first());
            touch(residue.anchor(), key, seen.last());
        });
        for (Residue.BoundConsent consent : residue.consents())
            identifier(consent.subject()).consent(consent.purpose(), Decided.by(consent));
    }

    /** Rules 5 and 6. */
    private void touch(IdentifierKey anchor, IdentifierKey key, long at) {
        identifier(key).touch(at);
        if (key.equals(anchor)) return;
        PairFacts pair = pair(anchor, key);
        pair.last = Math.max(pair.last, at);
        identifier(anchor).neighbours.add(key);
        identifier(key).neighbours.add(anchor);
    }

    private void findShared() {
        for (IdentifierFacts identifier : identifiers.values())
            if (identifier.hasTooManyNeighbours(rules)) shared.add(identifier.key);
    }

    /** Rule 9. */
    private void decide(Observation copy, ConsentDecision decision, Decided decided) {
        boolean isBound = false;
        for (KeyedIdentifier identifier : copy.identifiers()) {
            if (!rules.name(identifier.key().strength()).equals(decision.namespace())) continue;
            identifier(identifier.key()).consent(decision.purpose(), decided);
            isBound = true;
        }
        if (!isBound) identifier(copy.anchor()).consent(decision.purpose(), decided);
    }

    /** Rules 7 and 8; erasures are facts already, and erasing a person comes as an erasure of each member. */
    private void obey(IdentityCommand command) {
        IdentifierKey target = command.target();
        switch (command.action()) {
            case ERASE, ERASE_PERSON -> {}
            case UNLINK -> {
                PairFacts pair = pairOf(command);
                pair.cut = Math.max(pair.cut, command.at());
            }
            case MUST_LINK, NEVER_LINK, RESET_PAIR -> {
                PairFacts pair = pairOf(command);
                pair.word = latest(pair.word, command);
            }
            case BLOCK, UNBLOCK -> {
                IdentifierFacts facts = identifier(target);
                facts.blocking = latest(facts.blocking, command);
            }
        }
    }

    private PairFacts pairOf(IdentityCommand command) {
        IdentifierKey other = Objects.requireNonNull(command.other());
        identifier(command.target());
        identifier(other);
        return pair(command.target(), other);
    }

    private static IdentityCommand latest(@Nullable IdentityCommand known, IdentityCommand command) {
        return known == null || LATEST.compare(command, known) > 0 ? command : known;
    }

    /** What a message that is not erased adds: itself, and evidence. */
    private void keep(Message message) {
        IdentifierKey anchor = message.anchor();
        identifier(anchor).messages.add(message);
        for (KeyedIdentifier identifier : message.identifiers())
            if (!identifier.key().equals(anchor))
                pair(anchor, identifier.key()).evidence.add(message);
    }
}
