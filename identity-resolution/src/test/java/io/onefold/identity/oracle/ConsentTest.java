package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Commands.erase;
import static io.onefold.identity.oracle.Said.message;
import static io.onefold.schemas.ConsentState.DENIED;
import static io.onefold.schemas.ConsentState.GRANTED;
import static io.onefold.schemas.ConsentState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.BoundConsent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rule 9 and the consents of a profile. */
class ConsentTest {
    private static Map<String, ConsentState> consents(OracleInput... inputs) {
        return new Scene().given(inputs).profileOf("email:a").consents();
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

        assertThat(scene.profileOf("email:a").consents()).containsExactly(Map.entry("news", DENIED));
        assertThat(scene.profileOf("email:b").consents()).containsExactly(Map.entry("news", DENIED));
        assertThat(scene.profileOf("customer_id:1").consents()).containsExactly(Map.entry("news", GRANTED));
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
}
