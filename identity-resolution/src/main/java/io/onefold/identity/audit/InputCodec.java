package io.onefold.identity.audit;

import io.onefold.identity.oracle.OracleInput;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import io.onefold.schemas.binary.IdentityCommandCodec;
import io.onefold.schemas.binary.ObservationCodec;
import io.onefold.schemas.binary.ResidueCodec;

/** Writes inputs down. */
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
}
