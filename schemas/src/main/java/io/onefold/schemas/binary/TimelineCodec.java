package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import io.onefold.schemas.binary.TimelineRow.ResidueRow;
import java.nio.charset.StandardCharsets;

/**
 * Keys and values of the timeline, as they stand in its store and its compacted changelog. A key is the anchor (17 bytes), the kind of
 * row (one byte), and of an observation the sender's time (8 bytes), source and message id, of a command all it says. In the unsigned order of bytes
 * an anchor's rows stand together: residue, commands, then observations by the sender's time. A value is what
 * {@link ObservationCodec}, {@link IdentityCommandCodec} or {@link ResidueCodec} writes. Thread-safe.
 */
public final class TimelineCodec {
    private static final int RESIDUE = 1;
    private static final int COMMAND = 2;
    private static final int OBSERVATION = 3;

    private TimelineCodec() {}

    /** The row's key. */
    public static byte[] key(TimelineRow row) {
        return switch (row) {
            case ObservationRow(Observation observation) -> key(observation);
            case CommandRow(IdentityCommand command) -> key(command);
            case ResidueRow residue -> residueKey(residue.anchor());
        };
    }

    /** The row's value. */
    public static byte[] value(TimelineRow row) {
        return switch (row) {
            case ObservationRow(Observation observation) -> ObservationCodec.encode(observation);
            case CommandRow(IdentityCommand command) -> IdentityCommandCodec.encode(command);
            case ResidueRow residue -> ResidueCodec.encode(residue.residue());
        };
    }

    /** The row of a key and its value. */
    public static TimelineRow decode(byte[] key, byte[] value) {
        int kind = key.length > IdentifierKey.BYTES ? key[IdentifierKey.BYTES] : 0;
        return switch (kind) {
            case OBSERVATION -> new ObservationRow(ObservationCodec.decode(value));
            case COMMAND -> new CommandRow(IdentityCommandCodec.decode(value));
            case RESIDUE -> new ResidueRow(ResidueCodec.decode(value));
            default -> throw UnknownFormatException.code("kind of timeline row", kind);
        };
    }

    /** The key of an observation's row. All copies of a message have the same. */
    public static byte[] key(Observation observation) {
        Touchpoint touchpoint = observation.touchpoint();
        return observationsFrom(observation.anchor(), touchpoint.senderTime())
                .text(touchpoint.source())
                .raw(touchpoint.messageId().getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    /** The key of a command's row. Commands are told apart by all they say, so a repeated one has the same key and no other has. */
    public static byte[] key(IdentityCommand command) {
        ByteWriter to = start(command.target(), COMMAND);
        IdentityCommandCodec.write(command, to);
        return to.toBytes();
    }

    /** The key of an anchor's one residue row. */
    public static byte[] residueKey(IdentifierKey anchor) {
        return start(anchor, RESIDUE).toBytes();
    }

    /** What the keys of all rows of an anchor begin with, and no others. */
    public static byte[] prefix(IdentifierKey anchor) {
        return ByteWriter.small().key(anchor).toBytes();
    }

    /** What the keys of all observations of an anchor begin with, and no others. */
    public static byte[] observationsPrefix(IdentifierKey anchor) {
        return start(anchor, OBSERVATION).toBytes();
    }

    /** What the keys of all commands of an anchor begin with, and no others. */
    public static byte[] commandsPrefix(IdentifierKey anchor) {
        return start(anchor, COMMAND).toBytes();
    }

    /** Not above the key of any observation of the anchor of that sender's time or later, and above those of all earlier. */
    public static byte[] observationsFromKey(IdentifierKey anchor, long senderTime) {
        return observationsFrom(anchor, senderTime).toBytes();
    }

    /** The anchor that a key begins with. */
    public static IdentifierKey anchor(byte[] key) {
        return new ByteReader(key).key();
    }

    /** Whether a key is that of an observation. */
    public static boolean isObservation(byte[] key) {
        return key.length > IdentifierKey.BYTES && key[IdentifierKey.BYTES] == OBSERVATION;
    }

    private static ByteWriter observationsFrom(IdentifierKey anchor, long senderTime) {
        return start(anchor, OBSERVATION).fixed(senderTime ^ Long.MIN_VALUE);
    }

    private static ByteWriter start(IdentifierKey anchor, int kind) {
        return ByteWriter.small().key(anchor).octet(kind);
    }
}
