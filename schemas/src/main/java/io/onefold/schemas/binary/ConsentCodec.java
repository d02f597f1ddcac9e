package io.onefold.schemas.binary;

import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Residue.BoundConsent;
import java.util.List;

/**
 * Decisions of consent. The byte of the state also says which of the later fields follow, so one that has none of them has the bytes it
 * had before there were such fields.
 */
final class ConsentCodec {
    static final EnumCode<ConsentState> STATES = new EnumCode<>(
            ConsentState.class, List.of(ConsentState.GRANTED, ConsentState.DENIED, ConsentState.UNKNOWN));
    private static final int STATE = 0b11;
    private static final int EXPIRES = 1 << 2;
    private static final int SEPARATE = 1 << 3;
    private static final int GUARDIAN = 1 << 4;
    private static final int PROOF = 1 << 5;
    private static final int ALL = STATE | EXPIRES | SEPARATE | GUARDIAN | PROOF;

    private ConsentCodec() {}

    static void write(ConsentDecision decision, ByteWriter to) {
        int terms = terms(decision.expiresAt(), decision.separate(), decision.guardian());
        boolean proven = !decision.proof().isEmpty();
        to.text(decision.purpose()).octet(STATES.code(decision.state()) | terms | (proven ? PROOF : 0));
        to.text(decision.namespace());
        if (decision.expiresAt() != 0) to.number(decision.expiresAt());
        if (proven) to.text(decision.proof());
    }

    static ConsentDecision decision(ByteReader from) {
        String purpose = from.text();
        int said = said(from, ALL);
        String namespace = from.text();
        return new ConsentDecision(
                purpose,
                STATES.constant(said & STATE),
                namespace,
                expiresAt(said, from),
                (said & SEPARATE) != 0,
                (said & GUARDIAN) != 0,
                (said & PROOF) == 0 ? "" : from.text());
    }

    static void write(BoundConsent consent, ByteWriter to) {
        int terms = terms(consent.expiresAt(), consent.separate(), consent.guardian());
        to.key(consent.subject()).text(consent.purpose()).octet(STATES.code(consent.state()) | terms);
        to.number(consent.occurredAt());
        if (consent.expiresAt() != 0) to.number(consent.expiresAt());
    }

    static BoundConsent bound(ByteReader from) {
        IdentifierKey subject = from.key();
        String purpose = from.text();
        int said = said(from, ALL & ~PROOF);
        long occurredAt = from.number();
        return new BoundConsent(
                subject,
                purpose,
                STATES.constant(said & STATE),
                occurredAt,
                expiresAt(said, from),
                (said & SEPARATE) != 0,
                (said & GUARDIAN) != 0);
    }

    private static int terms(long expiresAt, boolean separate, boolean guardian) {
        return (expiresAt == 0 ? 0 : EXPIRES) | (separate ? SEPARATE : 0) | (guardian ? GUARDIAN : 0);
    }

    private static int said(ByteReader from, int known) {
        int said = from.octet();
        if ((said & ~known) != 0) throw UnknownFormatException.code("decision of consent", said);
        return said;
    }

    private static long expiresAt(int said, ByteReader from) {
        return (said & EXPIRES) == 0 ? 0 : from.number();
    }
}
