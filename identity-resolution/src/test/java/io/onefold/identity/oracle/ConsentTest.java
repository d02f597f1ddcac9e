package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Commands.erase;
import static io.onefold.identity.oracle.Said.message;
import static io.onefold.schemas.ConsentState.DENIED;
import static io.onefold.schemas.ConsentState.GRANTED;
import static io.onefold.schemas.ConsentState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.BoundConsent;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Consent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rule 9 and the consents of a profile. */
class ConsentTest {
    private static final long TWO_DAYS = Duration.ofDays(2).toMillis();

    private static Map<String, ConsentState> consents(OracleInput... inputs) {
        return states(new Scene().given(inputs).profileOf("email:a"));
    }

    private static Map<String, ConsentState> states(UnifiedProfile profile) {
        Map<String, ConsentState> states = new TreeMap<>();
        profile.consents().forEach((purpose, consent) -> states.put(purpose, consent.state()));
        return states;
    }

    private static Said news(String id, long at, ConsentState state, String namespace, String... identifiers) {
        return message(id, at, identifiers).consent("news", state, namespace);
    }

    @Test
    void theLatestDecisionCountsAndAtOneTimeTheRefusal() {
        assertThat(consents(
                        news("m1", 10, DENIED, "", "email:a").copy(),
                        news("m2", 11, GRANTED, "", "email:a").copy()))
                .containsExactly(Map.entry("news", GRANTED));
        assertThat(consents(
                        news("m1", 10, DENIED, "", "email:a").copy(),
                        news("m2", 10, GRANTED, "", "email:a").copy()))
                .containsExactly(Map.entry("news", DENIED));
        assertThat(consents(
                        news("m1", 10, UNKNOWN, "", "email:a").copy(),
                        news("m2", 10, GRANTED, "", "email:a").copy()))
                .containsExactly(Map.entry("news", GRANTED));
        assertThat(consents(
                        news("m1", 10, GRANTED, "", "email:a").copy(),
                        news("m2", 11, UNKNOWN, "", "email:a").copy()))
                .containsExactly(Map.entry("news", UNKNOWN));
    }

    @Test
    void aDecisionWithoutANamespaceBindsTheAnchorAndOneWithANamespaceItsIdentifiers() {
        Scene scene = new Scene()
                .given(
                        news("m1", 10, DENIED, "email", "customer_id:1", "email:a", "email:b")
                                .copy(),
                        news("m2", 20, GRANTED, "", "customer_id:1").copy(),
                        news("m3", 20, GRANTED, "phone", "customer_id:1").copy(),
                        erase("customer_id:1", 20),
                        message("m4", 30, "email:a").copy(),
                        message("m5", 30, "email:b").copy(),
                        message("m6", 30, "customer_id:1").copy());

        assertThat(states(scene.profileOf("email:a"))).containsExactly(Map.entry("news", DENIED));
        assertThat(states(scene.profileOf("email:b"))).containsExactly(Map.entry("news", DENIED));
        assertThat(states(scene.profileOf("customer_id:1"))).containsExactly(Map.entry("news", GRANTED));
    }

    @Test
    void aProfileIsDeniedIfAnyMemberDeniesElseGrantedIfAnyGrants() {
        OracleInput link = message("m0", 1, "email:a", "phone:1").copy();
        OracleInput phone = news("m1", 50, GRANTED, "", "phone:1").copy();

        assertThat(consents(link, phone, news("m2", 10, DENIED, "", "email:a").copy()))
                .containsExactly(Map.entry("news", DENIED));
        assertThat(consents(link, phone, news("m2", 10, UNKNOWN, "", "email:a").copy()))
                .containsExactly(Map.entry("news", GRANTED));
        assertThat(consents(link)).isEmpty();
    }

    @Test
    void everyCopyDecidesNotOnlyTheSmallestAndSoDoesAResidue() {
        OracleInput residue = new OracleInput.Left(new Residue(
                Keys.key("phone:1"),
                new TreeMap<>(),
                List.of(new BoundConsent(Keys.key("email:a"), "news", DENIED, 30)),
                new TreeSet<>()));

        assertThat(consents(
                        news("m1", 10, GRANTED, "", "email:a").copy(),
                        news("m1", 20, DENIED, "", "email:a").copy()))
                .containsExactly(Map.entry("news", DENIED));
        assertThat(consents(news("m1", 10, GRANTED, "", "email:a").copy(), residue))
                .containsExactly(Map.entry("news", DENIED));
    }

    @Test
    void aGrantCountsAsLongAsItLastsAndForWhomItMay() {
        ConsentSpec spec = new ConsentSpec(Set.of("share"), Map.of("sms", 2), 14);
        OracleInput said = message("m1", 10, "email:a")
                .trait("birthday", "1960-01-03")
                .consent(new ConsentDecision("share", GRANTED, "", 0, false, false, "text-1"))
                .consent(new ConsentDecision("sms", GRANTED, "", 0, false, true, "text-2"))
                .consent(new ConsentDecision("news", GRANTED, "", 50, false, true, ""))
                .consent(new ConsentDecision("calls", GRANTED, "", 0, true, false, ""))
                .copy();
        long ofAge = Duration.ofDays(4 * 365 + 3).toMillis();

        assertThat(at(49, spec, said))
                .isEqualTo(Map.of(
                        "share", new Consent(UNKNOWN, 10, "shop", "m1", "text-1", 0, false, false, "not-separate"),
                        "sms", new Consent(GRANTED, 10, "shop", "m1", "text-2", 10 + TWO_DAYS, false, true, ""),
                        "news", new Consent(GRANTED, 10, "shop", "m1", "", 50, false, true, ""),
                        "calls", new Consent(UNKNOWN, 10, "shop", "m1", "", 0, true, false, "minor")));
        assertThat(at(50, spec, said).get("news"))
                .extracting(Consent::state, Consent::reason)
                .containsExactly(UNKNOWN, "expired");
        assertThat(at(9 + TWO_DAYS, spec, said).get("sms"))
                .extracting(Consent::state)
                .isEqualTo(GRANTED);
        assertThat(at(10 + TWO_DAYS, spec, said).get("sms"))
                .extracting(Consent::reason)
                .isEqualTo("expired");
        assertThat(at(ofAge - 1, spec, said).get("calls"))
                .extracting(Consent::reason)
                .isEqualTo("minor");
        assertThat(at(ofAge, spec, said).get("calls"))
                .extracting(Consent::state)
                .isEqualTo(GRANTED);
        assertThat(at(0, new ConsentSpec(Set.of(), Map.of(), 0), said).get("calls"))
                .extracting(Consent::state)
                .isEqualTo(GRANTED);
    }

    @Test
    void anErasureLeavesTheDecisionAndNothingOfItsMessage() {
        ConsentDecision no = new ConsentDecision("news", DENIED, "email", 0, true, true, "text-1");
        OracleInput decided =
                message("m1", 10, "customer_id:1", "email:a").consent(no).copy();
        OracleInput after = message("m2", 30, "email:a").copy();
        Consent bare = new Consent(DENIED, 10, "", "", "", 0, true, true, "");

        assertThat(new Scene().given(decided, after).profileOf("email:a").consents())
                .containsValue(new Consent(DENIED, 10, "shop", "m1", "text-1", 0, true, true, ""));
        assertThat(new Scene()
                        .given(decided, erase("customer_id:1", 20), after)
                        .profileOf("email:a")
                        .consents())
                .containsValue(bare);
        assertThat(new Scene()
                        .given(decided, erase("email:a", 20), after)
                        .profileOf("email:a")
                        .consents())
                .containsValue(bare);
    }

    @Test
    void aCopyThatIsNotTheMessageProvesNothing() {
        assertThat(new Scene()
                        .given(
                                news("m1", 10, GRANTED, "", "email:a").copy(),
                                news("m1", 20, DENIED, "", "email:a").copy())
                        .profileOf("email:a")
                        .consents())
                .containsValue(new Consent(DENIED, 20, "", "", "", 0, false, false, ""));
    }

    private static Map<String, Consent> at(long asOf, ConsentSpec spec, OracleInput... inputs) {
        return new Scene()
                .zone("UTC", asOf)
                .consent(spec)
                .given(inputs)
                .profileOf("email:a")
                .consents();
    }
}
