package io.onefold.identity.audit;

import io.onefold.identity.oracle.OracleInput;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/** Every identifier of the inputs, and who stood with whom, sorted by identifier. */
final class Mentions {
    private static final byte[] NOTHING = {};

    private final AuditSort sort;

    /** What ties an identifier to another. */
    enum Tie {
        /** It was mentioned; the other is itself. */
        NONE,
        /** They are neighbours. */
        NEIGHBOUR,
        /** A command names both, which makes nobody neighbours. */
        WORD
    }

    /** Takes a mention of an identifier. */
    interface Visitor {
        void mention(IdentifierKey identifier, IdentifierKey other, Tie tie);
    }

    Mentions(AuditSort sort) {
        this.sort = sort;
    }

    void add(OracleInput input) throws IOException {
        for (IdentifierKey key : input.row().mentioned()) add(key, key, Tie.NONE);
        switch (input) {
            case OracleInput.Copy(Observation observation) ->
                star(
                        observation.anchor(),
                        observation.identifiers().stream()
                                .map(KeyedIdentifier::key)
                                .toList());
            case OracleInput.Left(Residue residue) ->
                star(residue.anchor(), residue.seen().keySet());
            case OracleInput.Command(IdentityCommand command) -> {
                IdentifierKey other = command.other();
                if (other != null) both(command.target(), other, Tie.WORD);
            }
        }
    }

    private void star(IdentifierKey anchor, Collection<IdentifierKey> others) throws IOException {
        for (IdentifierKey other : others) if (!other.equals(anchor)) both(anchor, other, Tie.NEIGHBOUR);
    }

    private void both(IdentifierKey a, IdentifierKey b, Tie tie) throws IOException {
        add(a, b, tie);
        add(b, a, tie);
    }

    private void add(IdentifierKey identifier, IdentifierKey other, Tie tie) throws IOException {
        byte[] key =
                new ByteWriter().key(identifier).key(other).text(tie.name()).toBytes();
        sort.add(key, NOTHING);
    }

    /** Visits each different mention once, those of an identifier one after the other, in the order of keys. */
    void visit(Visitor visitor) throws IOException {
        try (Entries entries = sort.read()) {
            byte[] previous = NOTHING;
            for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
                if (Arrays.equals(entry.key, previous)) continue;
                previous = entry.key;
                ByteReader from = new ByteReader(entry.key);
                visitor.mention(from.key(), from.key(), Tie.valueOf(from.text()));
            }
        }
    }
}
