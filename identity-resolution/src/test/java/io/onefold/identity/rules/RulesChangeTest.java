package io.onefold.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.IdentifierKey;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesChangeTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Namespace CUSTOMER = Namespace.of("customer_id", 1).withLimit(1);
    private static final Namespace PHONE = Namespace.of("phone", 2)
            .withLimit(5)
            .withNormalise(Normalisation.PHONE, "CN")
            .withSharedAbove(SharedAbove.NEVER.with("customer_id", 5).withAny(50));

    @Test
    void theSameRulesAreTheSame() {
        assertThat(change(rules(1, PHONE), rules(1, PHONE))).isEqualTo(new RulesChange.Same());
    }

    @Test
    void anOlderVersionIsRefused() {
        assertThat(change(rules(2, PHONE), rules(1, PHONE))).isInstanceOf(RulesChange.Refused.class);
    }

    @Test
    void otherContentUnderTheSameVersionIsRefusedAndNamesWhatChanged() {
        RulesChange change = change(rules(1, PHONE), rules(1, PHONE.withLimit(7)));

        assertThat(change)
                .isEqualTo(new RulesChange.Refused(List.of(
                        "identity-rules.yaml changed but is still version 1: raise it to 2",
                        "phone.limit: 5 becomes 7")));
    }

    @Test
    void aNewVersionOfTheSameContentNeedsNoSweep() {
        assertThat(change(rules(1, PHONE), rules(2, PHONE))).isEqualTo(new RulesChange.Live(false, List.of()));
    }

    @Test
    void aNewNamespaceNeedsNoSweep() {
        IdentityRules more =
                IdentityRules.of(2, List.of(CUSTOMER, PHONE, Namespace.of("email", 3)), Garbage.NONE, Set.of());

        assertThat(change(rules(1, PHONE), more))
                .isEqualTo(new RulesChange.Live(false, List.of("namespace email is new")));
    }

    static Stream<Arguments> live() {
        return Stream.of(
                Arguments.of("phone.limit: 5 becomes 7", edit(p -> p.withLimit(7))),
                Arguments.of("phone.limit: 5 becomes none", edit(p -> p.withLimit(Namespace.UNLIMITED))),
                Arguments.of("phone.priority: 2 becomes 9", edit(p -> p.withPriority(9))),
                Arguments.of("phone.ambiguous: latest becomes nobody", edit(Namespace::withAmbiguousNobody)),
                Arguments.of("phone.sharedAbove.any: 50 becomes 20", edit(p -> p.withSharedAbove(caps(5, 20)))),
                Arguments.of("phone.sharedAbove.customer_id: 5 becomes 4", edit(p -> p.withSharedAbove(caps(4, 50)))),
                Arguments.of(
                        "phone.sharedAbove.phone: none becomes 3",
                        edit(p -> p.withSharedAbove(caps(5, 50).with("phone", 3)))));
    }

    @ParameterizedTest
    @MethodSource("live")
    void isTakenOverByASweep(String reason, UnaryOperator<Namespace> edit) {
        assertThat(change(rules(1, PHONE), rules(2, edit.apply(PHONE))))
                .isEqualTo(new RulesChange.Live(true, List.of(reason)));
    }

    static Stream<Arguments> rebuild() {
        return Stream.of(
                Arguments.of(
                        "phone.strength: 2 becomes 3",
                        edit(p -> Namespace.of("phone", 3)
                                .withPriority(2)
                                .withLimit(5)
                                .withNormalise(Normalisation.PHONE, "CN")
                                .withSharedAbove(p.sharedAbove()))),
                Arguments.of(
                        "phone.normalise: phone becomes none", edit(p -> p.withNormalise(Normalisation.NONE, "CN"))),
                Arguments.of("phone.region: CN becomes US", edit(p -> p.withNormalise(Normalisation.PHONE, "US"))),
                Arguments.of(
                        "phone.sharedAbove.any: 50 becomes none",
                        edit(p -> p.withSharedAbove(caps(5, SharedAbove.UNCAPPED)))),
                Arguments.of("phone.sharedAbove.customer_id: 5 becomes 6", edit(p -> p.withSharedAbove(caps(6, 50)))));
    }

    @ParameterizedTest
    @MethodSource("rebuild")
    void needsARebuild(String reason, UnaryOperator<Namespace> edit) {
        assertThat(change(rules(1, PHONE), rules(2, edit.apply(PHONE))))
                .isEqualTo(new RulesChange.NeedsRebuild(List.of(reason)));
    }

    @Test
    void garbageANamespaceGoneATimeZoneAndAnotherNormalisationNeedARebuild() {
        RulesSummary before = RulesSummary.of(rules(1, PHONE), SHANGHAI);
        IdentityRules other = IdentityRules.of(2, List.of(CUSTOMER), new Garbage(Set.of("x"), List.of()), Set.of());
        RulesSummary now = RulesSummary.of(other, ZoneId.of("UTC"));
        RulesSummary newerRelease = new RulesSummary(
                now.version(),
                now.fingerprint(),
                Normalisation.VERSION + 1,
                now.namespaces(),
                now.garbage(),
                now.blocked(),
                now.timeZone());

        assertThat(RulesChange.between(before, newerRelease))
                .isEqualTo(new RulesChange.NeedsRebuild(List.of(
                        "the time zone: Asia/Shanghai becomes UTC",
                        "the release's normalisation: version 1 becomes version 2",
                        "garbage changed",
                        "namespace phone is gone")));
    }

    @Test
    void anotherTimeZoneUnderTheSameVersionNeedsARebuild() {
        RulesSummary before = RulesSummary.of(rules(1, PHONE), SHANGHAI);

        assertThat(RulesChange.between(before, RulesSummary.of(rules(1, PHONE), ZoneId.of("UTC"))))
                .isInstanceOf(RulesChange.NeedsRebuild.class);
    }

    @Test
    void blockedIdentifiersAreLiveAndCountedNotNamed() {
        IdentityRules one = rules(1, PHONE).withBlocked(Set.of(key(1), key(2)));
        IdentityRules two = rules(2, PHONE).withBlocked(Set.of(key(2), key(3), key(4)));

        assertThat(change(one, two)).isEqualTo(new RulesChange.Live(true, List.of("blocked: 2 more, 1 no longer")));
    }

    @Test
    void aSummaryReadsBackAsItWasWritten() {
        RulesSummary summary =
                RulesSummary.of(rules(3, PHONE.withAmbiguousNobody()).withBlocked(Set.of(key(1))), SHANGHAI);

        assertThat(RulesSummary.fromBytes(summary.toBytes())).isEqualTo(summary);
    }

    private static RulesChange change(IdentityRules before, IdentityRules now) {
        return RulesChange.between(RulesSummary.of(before, SHANGHAI), RulesSummary.of(now, SHANGHAI));
    }

    private static IdentityRules rules(int version, Namespace phone) {
        return IdentityRules.of(version, List.of(phone, CUSTOMER), Garbage.NONE, Set.of());
    }

    private static SharedAbove caps(int customers, int any) {
        return new SharedAbove(SharedAbove.NEVER.with("customer_id", customers).byNamespace(), any);
    }

    private static UnaryOperator<Namespace> edit(UnaryOperator<Namespace> edit) {
        return edit;
    }

    private static IdentifierKey key(int n) {
        return new IdentifierKey(2, n, n);
    }
}
