package io.onefold.identity.audit;

import io.onefold.identity.oracle.OracleInput;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.BoundConsent;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import io.onefold.schemas.binary.IdentityCommandCodec;
import io.onefold.schemas.binary.ObservationCodec;
import io.onefold.schemas.binary.ResidueCodec;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes inputs down, and says whom they mention. */
final class InputCodec {
    private static final int COPY = 1;
    private static final int COMMAND = 2;
    private static final int LEFT = 3;

    private InputCodec() {}

    static byte[] encode(OracleInput input) {
        ByteWriter to = new ByteWriter();
        switch (input) {
            case OracleInput.Copy(Observation observation) -> ObservationCodec.write(observation, to.octet(COPY));
            case OracleInput.Command(IdentityCommand command) -> IdentityCommandCodec.write(command, to.octet(COMMAND));
            case OracleInput.Left(Residue residue) -> ResidueCodec.write(residue, to.octet(LEFT));
        }
        return to.toBytes();
    }

    static OracleInput decode(byte[] bytes) {
        ByteReader from = new ByteReader(bytes);
        int kind = from.octet();
        return switch (kind) {
            case COPY -> new OracleInput.Copy(ObservationCodec.read(from));
            case COMMAND -> new OracleInput.Command(IdentityCommandCodec.read(from));
            case LEFT -> new OracleInput.Left(ResidueCodec.read(from));
            default -> throw new IllegalArgumentException("no input is of kind " + kind);
        };
    }

    static SortedSet<IdentifierKey> mentioned(OracleInput input) {
        SortedSet<IdentifierKey> keys = new TreeSet<>();
        switch (input) {
            case OracleInput.Copy(Observation observation) -> {
                for (KeyedIdentifier identifier : observation.identifiers()) keys.add(identifier.key());
            }
            case OracleInput.Command(IdentityCommand command) -> {
                keys.add(command.target());
                IdentifierKey other = command.other();
                if (other != null) keys.add(other);
            }
            case OracleInput.Left(Residue residue) -> {
                keys.add(residue.anchor());
                keys.addAll(residue.seen().keySet());
                for (BoundConsent consent : residue.consents()) keys.add(consent.subject());
            }
        }
        return keys;
    }
}
