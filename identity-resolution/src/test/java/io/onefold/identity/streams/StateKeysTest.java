package io.onefold.identity.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.WaitingErasure;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.binary.ByteReader;
import org.junit.jupiter.api.Test;

class StateKeysTest {
    private static final IdentifierKey ROOT = new IdentifierKey(1, 1, 1);

    @Test
    void twoErasuresOfOneIdWaitSideBySide() {
        WaitingErasure one = erasureOf(new IdentifierKey(2, 2, 2));
        WaitingErasure other = erasureOf(new IdentifierKey(2, 3, 3));
        Facts facts = new Facts();
        facts.put(one);
        facts.put(other);
        facts.put(one);

        assertThat(facts.waiting()).containsExactly(one, other);
        assertThat(StateKeys.row(ROOT, one)).isNotEqualTo(StateKeys.row(ROOT, other));
        facts.remove(one);
        assertThat(facts.waiting()).containsExactly(other);
    }

    @Test
    void aWaitingErasureIsReadFromItsKey() {
        WaitingErasure erasure = erasureOf(ROOT);
        ByteReader key = new ByteReader(StateKeys.row(ROOT, erasure).get());
        key.octet();
        key.key();

        assertThat(RowCodec.read(key, new ByteReader(new byte[0]))).isEqualTo(erasure);
    }

    private static WaitingErasure erasureOf(IdentifierKey target) {
        return new WaitingErasure(new IdentityCommand(
                "one id", IdentityCommand.Action.ERASE_PERSON, target, null, IdentityCommand.FOR_EVER, "steward", ""));
    }
}
