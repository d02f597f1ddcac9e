package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.List;

/**
 * The written form of an {@link IdentityCommand}, exact: what is read equals what was written. Bytes of another format are an
 * {@link UnknownFormatException}, cut ones an {@link IndexOutOfBoundsException}. Thread-safe.
 */
public final class IdentityCommandCodec {
    private static final Format FORMAT = new Format("identity command", 1);
    static final EnumCode<Action> ACTIONS = new EnumCode<>(
            Action.class,
            List.of(
                    Action.ERASE,
                    Action.ERASE_PERSON,
                    Action.UNLINK,
                    Action.MUST_LINK,
                    Action.NEVER_LINK,
                    Action.RESET_PAIR,
                    Action.BLOCK,
                    Action.UNBLOCK));

    private IdentityCommandCodec() {}

    /** The command on its own. */
    public static byte[] encode(IdentityCommand command) {
        ByteWriter to = new ByteWriter();
        write(command, to);
        return to.toBytes();
    }

    /** What {@link #encode} wrote. */
    public static IdentityCommand decode(byte[] bytes) {
        return read(new ByteReader(bytes));
    }

    /** The command after what {@code to} holds already. */
    public static void write(IdentityCommand command, ByteWriter to) {
        FORMAT.write(to);
        to.text(command.commandId());
        ACTIONS.write(command.action(), to);
        to.key(command.target());
        IdentifierKey other = command.other();
        if (other != null) to.key(other);
        to.fixed(command.at()).text(command.who()).text(command.why());
    }

    /** The next command, as {@link #write} wrote it. */
    public static IdentityCommand read(ByteReader from) {
        FORMAT.read(from);
        String commandId = from.text();
        Action action = ACTIONS.read(from);
        return new IdentityCommand(
                commandId,
                action,
                from.key(),
                action.isPair() ? from.key() : null,
                from.fixed(),
                from.text(),
                from.text());
    }
}
