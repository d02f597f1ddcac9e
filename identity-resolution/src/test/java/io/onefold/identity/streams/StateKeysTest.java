package io.onefold.identity.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.WaitingErasure;
import io.onefold.profile.ConsentRegister;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    @Test
    void aPublishedProfileIsReadWithItsSegmentsAndAsItWasBeforeThereWereAny() {
        PublishedProfile profile = new PublishedProfile("id", ROOT, -7, List.of("lapsed", "vip"), new TreeMap<>());
        byte[] before = new ByteWriter().key(ROOT).fixed(-7).toBytes();

        assertThat(read(profile, written(profile))).isEqualTo(profile);
        assertThat(read(profile, before)).isEqualTo(new PublishedProfile("id", ROOT, -7, List.of(), new TreeMap<>()));
    }

    @Test
    void aPublishedProfileIsReadWithWhatSubscribersGotAndAsItWasBeforeThereWereAny() {
        PublishedProfile delivered = new PublishedProfile(
                "id", ROOT, -7, List.of("vip"), new TreeMap<>(Map.of("analysts", -1L, "newsletter", Long.MAX_VALUE)));
        byte[] before = new ByteWriter()
                .octet(255)
                .key(ROOT)
                .fixed(-7)
                .number(1)
                .text("vip")
                .toBytes();

        assertThat(read(delivered, written(delivered))).isEqualTo(delivered);
        assertThat(read(delivered, before))
                .isEqualTo(new PublishedProfile("id", ROOT, -7, List.of("vip"), new TreeMap<>()));
    }

    private static byte[] written(Row row) {
        ByteWriter value = new ByteWriter();
        RowCodec.writeValue(row, value);
        return value.toBytes();
    }

    @Test
    void aDecisionIsReadWithAllThatItSaysAndAsItWasBeforeThereWasMore() {
        for (ConsentRegister register : List.of(
                new ConsentRegister(ConsentState.GRANTED, 7, 9, true, true, "crm", "m1", "text-1"),
                new ConsentRegister(ConsentState.GRANTED, -7, -9, false, true, "", "", ""),
                new ConsentRegister(ConsentState.UNKNOWN, 0, 0, true, false, "crm", "m1", ""),
                new ConsentRegister(ConsentState.DENIED, 1, 2, false, false, "", "", ""))) {
            ConsentFact fact = new ConsentFact(ROOT, "sms", register);
            ByteWriter value = new ByteWriter();
            RowCodec.writeValue(fact, value);

            assertThat(read(fact, value.toBytes())).isEqualTo(fact);
        }
        ConsentFact denied = new ConsentFact(
                ROOT, "sms", new ConsentRegister(ConsentState.DENIED, 1_200, 0, false, false, "", "", ""));
        assertThat(read(denied, new ByteWriter().octet(2).number(1_200).toBytes()))
                .isEqualTo(denied);
    }

    private static Row read(Row row, byte[] value) {
        ByteReader key = new ByteReader(StateKeys.row(ROOT, row).get());
        key.octet();
        key.key();
        return RowCodec.read(key, new ByteReader(value));
    }

    private static WaitingErasure erasureOf(IdentifierKey target) {
        return new WaitingErasure(new IdentityCommand(
                "one id", IdentityCommand.Action.ERASE_PERSON, target, null, IdentityCommand.FOR_EVER, "steward", ""));
    }
}
