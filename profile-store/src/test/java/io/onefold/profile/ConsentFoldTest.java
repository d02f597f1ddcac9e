package io.onefold.profile;

import static io.onefold.schemas.ConsentState.DENIED;
import static io.onefold.schemas.ConsentState.GRANTED;
import static io.onefold.schemas.ConsentState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.ConsentRules.Purpose;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile.Consent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsentFoldTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long NOW = midnight("2026-03-15") + 1_000;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final ConsentRules RULES = new ConsentRules(
            new TreeMap<>(Map.of("share", new Purpose(true, "", 0), "sms", new Purpose(false, "phone", 10))), 14);

    private long nextChange;

    @Test
    void joinIsCommutativeAssociativeAndIdempotentAndKeepsOneOfBoth() {
        Random random = new Random(7);
        List<ConsentRegister> some =
                IntStream.range(0, 120).mapToObj(i -> any(random)).toList();

        for (ConsentRegister a : some) {
            assertThat(a.join(a)).isEqualTo(a);
            for (ConsentRegister b : some) {
                ConsentRegister both = a.join(b);
                assertThat(both).isIn(a, b).isEqualTo(b.join(a));
                ConsentRegister c = some.get(random.nextInt(some.size()));
                assertThat(both.join(c)).isEqualTo(a.join(b.join(c)));
            }
        }
    }

    @Test
    void theLaterDecisionCountsAndOfThoseAtOneTimeTheStricter() {
        ConsentRegister grant = register(GRANTED, 5);

        assertThat(grant.join(register(DENIED, 4))).isEqualTo(grant);
        assertThat(grant.join(register(UNKNOWN, 5))).isEqualTo(grant);
        for (ConsentRegister stricter : List.of(
                register(DENIED, 5),
                new ConsentRegister(GRANTED, 5, 9, true, true, "crm", "m1", ""),
                new ConsentRegister(GRANTED, 5, 0, false, true, "crm", "m1", ""),
                new ConsentRegister(GRANTED, 5, 0, true, false, "crm", "m1", ""),
                grant.withoutMessage())) assertThat(grant.join(stricter)).isEqualTo(stricter);
    }

    @Test
    void aRegisterThatLostItsMessageTakesThePlaceOfItselfAndChangesNothingElse() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            ConsentRegister a = any(random);
            ConsentRegister b = any(random);

            assertThat(a.withoutMessage().join(a)).isEqualTo(a.withoutMessage());
            assertThat(a.join(b).join(a.withoutMessage()))
                    .isEqualTo(a.withoutMessage().join(b));
        }
    }

    @Test
    void oneRefusalAmongTheMembersRefusesForAllAndNothingSaidIsNoRegister() {
        Map<String, ConsentRegister> email =
                Map.of("news", register(GRANTED, NOW), "calls", register(UNKNOWN, NOW - 1));
        Map<String, ConsentRegister> phone =
                Map.of("news", register(DENIED, NOW - 9), "calls", register(GRANTED, NOW - 9));

        Map<String, Consent> folded = fold(NOW, "", List.of(email, phone, Map.of()));

        assertThat(folded)
                .isEqualTo(Map.of(
                        "news", new Consent(DENIED, NOW - 9, "crm", "m1", "text", 0, true, true, ""),
                        "calls", new Consent(GRANTED, NOW - 9, "crm", "m1", "text", 0, true, true, "")));
        assertThat(nextChange).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aGrantEndsAtItsMomentAndOneThatSaysNoEndAfterTheDaysOfItsPurpose() {
        ConsentRegister ending = new ConsentRegister(GRANTED, NOW - 5, NOW + 7, true, true, "crm", "m1", "");

        assertThat(one("news", ending, NOW + 6)).extracting(Consent::state).isEqualTo(GRANTED);
        assertThat(nextChange).isEqualTo(NOW + 7);
        assertThat(one("news", ending, NOW + 7))
                .isEqualTo(new Consent(UNKNOWN, NOW - 5, "crm", "m1", "", NOW + 7, true, true, "expired"));
        assertThat(nextChange).isEqualTo(Long.MAX_VALUE);

        assertThat(one("sms", register(GRANTED, NOW - 10 * DAY + 1), NOW))
                .extracting(Consent::state, Consent::expiresAt)
                .containsExactly(GRANTED, NOW + 1);
        assertThat(one("sms", register(GRANTED, NOW - 10 * DAY), NOW))
                .extracting(Consent::reason)
                .isEqualTo("expired");
        assertThat(one("sms", ending, NOW)).extracting(Consent::expiresAt).isEqualTo(NOW + 7);
        assertThat(one("sms", register(DENIED, 1), NOW))
                .extracting(Consent::state, Consent::expiresAt)
                .containsExactly(DENIED, 0L);
    }

    @Test
    void aGrantThatWasBundledDoesNotCountWhereASeparateOneIsAskedFor() {
        ConsentRegister bundled = new ConsentRegister(GRANTED, 1, 0, false, false, "crm", "m1", "");

        assertThat(one("share", bundled, NOW))
                .extracting(Consent::state, Consent::reason)
                .containsExactly(UNKNOWN, "not-separate");
        assertThat(one("news", bundled, NOW)).extracting(Consent::state).isEqualTo(GRANTED);
        assertThat(fold(NOW, "", List.of(Map.of("share", bundled), Map.of("share", register(GRANTED, 0))))
                        .get("share"))
                .extracting(Consent::state, Consent::occurredAt)
                .containsExactly(GRANTED, 0L);
    }

    @Test
    void ofAMinorOnlyWhatAGuardianGrantedCountsUntilTheBirthday() {
        ConsentRegister own = new ConsentRegister(GRANTED, 1, 0, true, false, "crm", "m1", "");
        ConsentRegister byGuardian = new ConsentRegister(GRANTED, 1, 0, true, true, "crm", "m1", "");

        assertThat(fold(NOW, "2012-03-16", List.of(Map.of("news", own))).get("news"))
                .extracting(Consent::state, Consent::reason)
                .containsExactly(UNKNOWN, "minor");
        assertThat(nextChange).isEqualTo(midnight("2026-03-16"));
        assertThat(fold(NOW, "2012-03-15", List.of(Map.of("news", own))).get("news"))
                .extracting(Consent::state)
                .isEqualTo(GRANTED);
        assertThat(nextChange).isEqualTo(Long.MAX_VALUE);
        for (String unknown : List.of("", "--03-16", "soon", "2030-01-01"))
            assertThat(fold(NOW, unknown, List.of(Map.of("news", own))).get("news"))
                    .extracting(Consent::state)
                    .isEqualTo(GRANTED);
        assertThat(fold(NOW, "2020-01-01", List.of(Map.of("news", byGuardian))).get("news"))
                .extracting(Consent::state)
                .isEqualTo(GRANTED);
    }

    @Test
    void onlyWhatFoldingDecidesMakesProfilesAnew() {
        ConsentRules elsewhere =
                new ConsentRules(new TreeMap<>(Map.of("sms", new Purpose(false, "email", 10), "x", Purpose.ANY)), 14);
        ConsentRules here = new ConsentRules(new TreeMap<>(Map.of("sms", new Purpose(false, "phone", 10))), 14);

        assertThat(elsewhere.canonical()).isEqualTo(here.canonical());
        assertThat(List.of(
                        here.canonical(),
                        RULES.canonical(),
                        ConsentRules.DEFAULT.canonical(),
                        new ConsentRules(Collections.emptySortedMap(), 0).canonical()))
                .doesNotHaveDuplicates();
    }

    private Map<String, Consent> fold(long asOf, String birthday, List<Map<String, ConsentRegister>> members) {
        Today today = new Today(asOf, ZONE);
        Map<String, Consent> folded = new ConsentFold(RULES).fold(members, birthday, today);
        nextChange = today.nextChange();
        return folded;
    }

    private Consent one(String purpose, ConsentRegister register, long asOf) {
        Consent consent = fold(asOf, "", List.of(Map.of(purpose, register))).get(purpose);
        if (consent == null) throw new AssertionError("nothing of " + purpose);
        return consent;
    }

    private static ConsentRegister register(ConsentState state, long at) {
        return new ConsentRegister(state, at, 0, true, true, "crm", "m1", "text");
    }

    private static ConsentRegister any(Random random) {
        ConsentRegister register = new ConsentRegister(
                List.of(ConsentState.values()).get(random.nextInt(3)),
                random.nextInt(2),
                random.nextInt(3),
                random.nextBoolean(),
                random.nextBoolean(),
                "s" + random.nextInt(2),
                "m" + random.nextInt(2),
                random.nextBoolean() ? "" : "p");
        return random.nextInt(4) == 0 ? register.withoutMessage() : register;
    }

    private static long midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant().toEpochMilli();
    }
}
