package io.onefold.identity.streams;

import io.onefold.profile.ConsentRegister;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;

/**
 * Registers of consent as bytes. The byte of the state says what follows the time; rows of before there was more are rows of which no
 * more is known.
 */
final class ConsentRegisterCodec {
    private static final int STATE = 0b11;
    private static final int EXPIRES = 1 << 2;
    private static final int SEPARATE = 1 << 3;
    private static final int GUARDIAN = 1 << 4;
    private static final int MESSAGE = 1 << 5;

    private ConsentRegisterCodec() {}

    static void write(ConsentRegister register, ByteWriter to) {
        int said = code(register.state())
                | (register.expiresAt() == 0 ? 0 : EXPIRES)
                | (register.separate() ? SEPARATE : 0)
                | (register.guardian() ? GUARDIAN : 0)
                | (register.namesMessage() ? MESSAGE : 0);
        to.octet(said).number(register.occurredAt());
        if (register.expiresAt() != 0) to.number(register.expiresAt());
        if (register.namesMessage())
            to.text(register.source()).text(register.messageId()).text(register.proof());
    }

    static ConsentRegister read(ByteReader from) {
        int said = from.octet();
        if (said > (STATE | EXPIRES | SEPARATE | GUARDIAN | MESSAGE))
            throw new IllegalStateException("unknown register of consent: " + said);
        boolean named = (said & MESSAGE) != 0;
        return new ConsentRegister(
                state(said & STATE),
                from.number(),
                (said & EXPIRES) == 0 ? 0 : from.number(),
                (said & SEPARATE) != 0,
                (said & GUARDIAN) != 0,
                named ? from.text() : "",
                named ? from.text() : "",
                named ? from.text() : "");
    }

    private static int code(ConsentState state) {
        return switch (state) {
            case UNKNOWN -> 0;
            case GRANTED -> 1;
            case DENIED -> 2;
        };
    }

    private static ConsentState state(int code) {
        return switch (code) {
            case 0 -> ConsentState.UNKNOWN;
            case 1 -> ConsentState.GRANTED;
            case 2 -> ConsentState.DENIED;
            default -> throw new IllegalStateException("unknown state of consent: " + code);
        };
    }
}
