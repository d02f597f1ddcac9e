package io.onefold.identity.oracle;

import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.BoundConsent;
import io.onefold.schemas.Residue.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a store that carries erasures out would hand on: no copy of an erased message, but residues; of every other message the
 * smallest copy, redacted, and of its other copies just what they touched.
 */
final class Compaction {
    private final List<OracleInput> inputs;
    private final List<OracleInput> left = new ArrayList<>();

    private Compaction(List<OracleInput> inputs) {
        this.inputs = inputs;
    }

    static List<OracleInput> of(List<OracleInput> inputs) {
        Compaction compaction = new Compaction(inputs);
        for (OracleInput input : inputs) {
            if (input instanceof OracleInput.Copy(Observation copy)) compaction.compact(copy);
            else compaction.left.add(input);
        }
        return compaction.left;
    }

    private void compact(Observation copy) {
        if (isErased(copy)) {
            TreeSet<Long> message = new TreeSet<>(List.of(MessageFingerprint.of(copy.anchor(), copy.touchpoint())));
            left.add(new OracleInput.Left(residue(copy, message)));
        } else if (copies(copy).stream().allMatch(other -> isSmallerOrEqual(copy, other))) {
            left.add(new OracleInput.Copy(redacted(copy)));
        } else {
            left.add(new OracleInput.Left(residue(copy, new TreeSet<>())));
        }
    }

    private boolean isErased(Observation copy) {
        return copies(copy).stream().anyMatch(other -> other.occurredAt() <= erased(copy.anchor()));
    }

    private static boolean isSmallerOrEqual(Observation copy, Observation other) {
        return copy.occurredAt() < other.occurredAt()
                || (copy.occurredAt() == other.occurredAt() && copy.digest() <= other.digest());
    }

    private List<Observation> copies(Observation copy) {
        long message = MessageFingerprint.of(copy.anchor(), copy.touchpoint());
        List<Observation> copies = new ArrayList<>();
        for (OracleInput input : inputs)
            if (input instanceof OracleInput.Copy(Observation other)
                    && MessageFingerprint.of(other.anchor(), other.touchpoint()) == message) copies.add(other);
        return copies;
    }

    private long erased(IdentifierKey key) {
        long until = Long.MIN_VALUE;
        for (OracleInput input : inputs)
            if (input instanceof OracleInput.Command(IdentityCommand command)
                    && command.action() == Action.ERASE
                    && command.target().equals(key)) until = Math.max(until, command.at());
        return until;
    }

    private static Residue residue(Observation copy, SortedSet<Long> messages) {
        TreeMap<IdentifierKey, Seen> seen = new TreeMap<>();
        for (KeyedIdentifier identifier : copy.identifiers())
            seen.put(identifier.key(), new Seen(copy.occurredAt(), copy.occurredAt()));
        List<BoundConsent> consents = new ArrayList<>();
        for (ConsentDecision decision : copy.touchpoint().consents())
            for (IdentifierKey bound : bound(copy, decision))
                consents.add(new BoundConsent(
                        bound,
                        decision.purpose(),
                        decision.state(),
                        copy.occurredAt(),
                        decision.expiresAt(),
                        decision.separate(),
                        decision.guardian()));
        return new Residue(copy.anchor(), seen, consents, messages);
    }

    private static List<IdentifierKey> bound(Observation copy, ConsentDecision decision) {
        List<IdentifierKey> bound = new ArrayList<>();
        for (KeyedIdentifier identifier : copy.identifiers())
            if (decision.namespace().equals(Keys.NAMESPACES.get(identifier.key().strength() - 1)))
                bound.add(identifier.key());
        return bound.isEmpty() ? List.of(copy.anchor()) : bound;
    }

    private Observation redacted(Observation copy) {
        TreeMap<String, IdentifierKey> echoes = new TreeMap<>(copy.echoes());
        var traits = new TreeMap<>(copy.touchpoint().traits());
        List<KeyedIdentifier> identifiers = new ArrayList<>();
        for (KeyedIdentifier identifier : copy.identifiers()) {
            boolean gone = copy.occurredAt() <= erased(identifier.key());
            identifiers.add(gone ? new KeyedIdentifier(identifier.key(), "") : identifier);
            if (gone) echoes.entrySet().removeIf(echo -> echo.getValue().equals(identifier.key()));
        }
        for (String echoing : copy.echoes().keySet()) if (!echoes.containsKey(echoing)) traits.remove(echoing);
        return new Observation(identifiers, copy.touchpoint().withTraits(traits), echoes, copy.digest());
    }
}
