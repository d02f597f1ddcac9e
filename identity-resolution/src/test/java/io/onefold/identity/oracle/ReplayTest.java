package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Commands.erase;
import static io.onefold.identity.oracle.Commands.must;
import static io.onefold.identity.oracle.Commands.never;
import static io.onefold.identity.oracle.Commands.pair;
import static io.onefold.identity.oracle.Commands.reset;
import static io.onefold.identity.oracle.Commands.unlink;
import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 7 and 11 to 13. */
class ReplayTest {
    private static final long HOUR = 3_600_000;
    private static final OracleInput LINK =
            message("m1", 10, "email:a", "phone:1").copy();
    private static final OracleInput PHONE = message("m0", 10, "phone:1").copy();

    private static List<String> people(OracleInput... inputs) {
        return new Scene().given(inputs).people();
    }

    @Test
    void withoutLimitsAndWordsPeopleAreConnectedComponents() {
        Scene scene = new Scene()
                .given(
                        message("m1", 1, "customer_id:1", "email:a"),
                        message("m2", 2, "email:a", "device_id:x"),
                        message("m3", 3, "phone:2", "device_id:x"),
                        message("m4", 4, "phone:3"));

        assertThat(scene.people()).containsExactly("customer_id:1 device_id:x email:a phone:2", "phone:3");
    }

    @Test
    void anUnlinkForgetsSightingsUpToItsTimeAndALaterOneLinksAgain() {
        assertThat(people(LINK, PHONE, unlink("email:a", "phone:1", 9))).containsExactly("email:a phone:1");
        assertThat(people(LINK, PHONE, unlink("email:a", "phone:1", 10), unlink("email:a", "phone:1", 5)))
                .containsExactly("email:a", "phone:1");
        assertThat(people(
                        LINK,
                        PHONE,
                        unlink("email:a", "phone:1", 10),
                        message("m2", 11, "email:a", "phone:1").copy()))
                .containsExactly("email:a phone:1");
    }

    @Test
    void anErasureOfEitherEndForgetsTheLinkUpToItsTime() {
        OracleInput again = message("m9", 20, "phone:1").copy();
        OracleInput mail = message("m8", 20, "email:a").copy();

        assertThat(people(LINK, again, mail, erase("phone:1", 10))).containsExactly("email:a", "phone:1");
        assertThat(people(LINK, again, mail, erase("email:a", 10))).containsExactly("email:a", "phone:1");
        assertThat(people(LINK, again, mail, erase("email:a", 9))).containsExactly("email:a phone:1");
    }

    @Test
    void theLatestWordOnAPairCountsAndAResetTakesItBack() {
        assertThat(people(LINK, PHONE, never("email:a", "phone:1", 5))).containsExactly("email:a", "phone:1");
        assertThat(people(LINK, PHONE, never("email:a", "phone:1", 5), reset("email:a", "phone:1", 6)))
                .containsExactly("email:a phone:1");
        assertThat(people(LINK, PHONE, never("email:a", "phone:1", 5), must("email:a", "phone:1", 4)))
                .containsExactly("email:a", "phone:1");
    }

    @Test
    void wordsAtOneTimeCompareByCommandIdThenMustNeverReset() {
        OracleInput neverZ = pair("z", Action.NEVER_LINK, "email:a", "phone:1", 5);
        OracleInput mustY = pair("y", Action.MUST_LINK, "email:a", "phone:1", 5);
        OracleInput mustZ = pair("z", Action.MUST_LINK, "email:a", "phone:1", 5);
        OracleInput resetZ = pair("z", Action.RESET_PAIR, "email:a", "phone:1", 5);

        assertThat(people(LINK, PHONE, neverZ, mustY)).hasSize(2);
        assertThat(people(LINK, PHONE, mustZ, neverZ)).hasSize(2);
        assertThat(people(LINK, PHONE, neverZ, mustZ)).hasSize(2);
        assertThat(people(LINK, PHONE, resetZ, neverZ)).hasSize(1);
    }

    @Test
    void aMustLinksWhatWasNeverSeenTogetherUnlessItIsCutOrErasedLater() {
        OracleInput mail = message("m1", 10, "email:a").copy();
        OracleInput must = must("email:a", "phone:1", 20);

        assertThat(people(mail, PHONE, must)).containsExactly("email:a phone:1");
        assertThat(people(mail, PHONE, must, unlink("email:a", "phone:1", 20))).hasSize(2);
        assertThat(people(mail, PHONE, must, unlink("email:a", "phone:1", 19))).hasSize(1);
        assertThat(people(mail, message("m3", 30, "phone:1").copy(), must, erase("phone:1", 20)))
                .hasSize(2);
        assertThat(people(mail, must)).as("a word is no sighting").containsExactly("email:a");
    }

    @Test
    void aMustGoesBeforeLimitsButNotBeforeNever() {
        OracleInput one = message("m1", 90 * HOUR, "customer_id:1", "email:a").copy();
        OracleInput two = message("m2", 10, "customer_id:2", "email:a").copy();
        OracleInput must = must("customer_id:2", "email:a", 5);
        OracleInput never = never("customer_id:1", "customer_id:2", 5);

        assertThat(new Scene().limit("customer_id", 1).given(one, two).people())
                .containsExactly("customer_id:1 email:a", "customer_id:2");
        assertThat(new Scene().limit("customer_id", 1).given(one, two, must).people())
                .containsExactly("customer_id:1", "customer_id:2 email:a");
        assertThat(new Scene()
                        .limit("customer_id", 1)
                        .given(one, two, must, must("customer_id:1", "email:a", 5))
                        .people())
                .containsExactly("customer_id:1 customer_id:2 email:a");
        Scene both = new Scene().given(one, two, must, must("customer_id:1", "email:a", 5), never);
        assertThat(both.people()).hasSize(2);
        assertThat(both.profileOf("customer_id:1").refusedLinks())
                .anySatisfy(link -> assertThat(link.reason()).isEqualTo("never"));
    }

    @Test
    void aWordThatALaterCutOutweighsIsNoMustHoweverLateTheSighting() {
        OracleInput one = message("m1", 10, "customer_id:1", "email:a").copy();
        OracleInput two = message("m2", 90 * HOUR, "customer_id:2", "email:a").copy();
        OracleInput must = must("customer_id:1", "email:a", 5);

        Scene scene = new Scene().limit("customer_id", 1).given(one, two, must, unlink("customer_id:1", "email:a", 5));

        assertThat(scene.people()).containsExactly("customer_id:1", "customer_id:2 email:a");
    }

    @Test
    void aLimitIsOfThePartsTogetherAndOnlyWhereBothHoldTheNamespace() {
        Scene scene = new Scene()
                .limit("email", 2)
                .given(
                        message("m1", 10, "customer_id:1", "email:a", "email:b"),
                        message("m2", 9, "customer_id:1", "phone:1"),
                        message("m3", 8, "email:c", "phone:1"));

        assertThat(scene.people()).containsExactly("customer_id:1 email:a email:b phone:1", "email:c");
        assertThat(scene.refusedAt("email:c")).containsExactly("email:c phone: limit:email");
    }

    @Test
    void mustLinksMayExceedALimitAndAPartOverItMayStillTakeWhatHoldsNoneOfIt() {
        Scene scene = new Scene()
                .limit("email", 1)
                .given(
                        message("m1", 10, "email:a").copy(),
                        message("m2", 10, "email:b").copy(),
                        must("email:a", "email:b", 5),
                        message("m3", 10, "email:b", "phone:1").copy());

        assertThat(scene.people()).containsExactly("email:a email:b phone:1");
    }

    @Test
    void theStrongestNamespaceIsNamedAsTheReasonAndTheOtherEndIsHidden() {
        Scene scene = new Scene()
                .limit("customer_id", 1)
                .limit("email", 1)
                .given(
                        message("m1", 9 * HOUR, "customer_id:1", "email:a"),
                        message("m2", 8 * HOUR, "customer_id:2", "email:b"),
                        message("m3", 9 * HOUR, "customer_id:1", "phone:1"),
                        message("m4", 8 * HOUR, "email:b", "phone:1"));

        assertThat(scene.people()).containsExactly("customer_id:1 email:a phone:1", "customer_id:2 email:b");
        assertThat(scene.refusedAt("customer_id:1")).containsExactly("email: phone:1 limit:customer_id");
        assertThat(scene.refusedAt("email:b")).containsExactly("email:b phone: limit:customer_id");
    }

    @Test
    void linksWithAWeakerEndOfASmallerPriorityNumberGoFirst() {
        Said[] said = {
            message("m1", 10, "customer_id:1", "email:a"),
            message("m2", 90 * HOUR, "customer_id:2", "phone:1"),
            message("m3", 10, "email:a", "phone:1")
        };
        Scene byStrength = new Scene().limit("customer_id", 1).given(said);
        Scene phonesFirst = new Scene()
                .limit("customer_id", 1)
                .rule("phone", rules -> rules.withPriority(1))
                .given(said);

        assertThat(byStrength.people()).hasSize(2).contains("customer_id:1 email:a");
        assertThat(phonesFirst.people()).containsExactly("customer_id:1", "customer_id:2 email:a phone:1");
    }

    @Test
    void amongEqualPrioritiesTheLaterHourGoesFirstAndWithinAnHourTheSmallerKey() {
        Scene later = new Scene()
                .limit("customer_id", 1)
                .given(
                        message("m1", HOUR, "customer_id:1", "email:a"),
                        message("m2", HOUR - 1, "customer_id:2", "email:a"));
        Scene earlier = new Scene()
                .limit("customer_id", 1)
                .given(
                        message("m1", HOUR - 1, "customer_id:1", "email:a"),
                        message("m2", HOUR, "customer_id:2", "email:a"));
        Scene sameHour = new Scene()
                .limit("customer_id", 1)
                .given(
                        message("m1", 1, "customer_id:1", "email:a"),
                        message("m2", HOUR - 1, "customer_id:2", "email:a"));
        String smaller = Keys.key("customer_id:1").compareTo(Keys.key("customer_id:2")) < 0 ? "1" : "2";
        String larger = smaller.equals("1") ? "2" : "1";
        Scene beforeTheEpoch = new Scene()
                .limit("customer_id", 1)
                .given(
                        message("m1", 0, "customer_id:" + larger, "email:a"),
                        message("m2", -1, "customer_id:" + smaller, "email:a"));

        assertThat(later.people()).contains("customer_id:1 email:a");
        assertThat(earlier.people()).contains("customer_id:2 email:a");
        assertThat(sameHour.people()).contains("customer_id:" + smaller + " email:a");
        assertThat(beforeTheEpoch.people()).contains("customer_id:" + larger + " email:a");
    }

    @Test
    void aNeverPairKeepsPartsApartOnlyWhileBothEndsAreActive() {
        OracleInput one = message("m1", 10, "customer_id:1", "email:a").copy();
        OracleInput two = message("m2", 10, "customer_id:2", "email:a").copy();
        OracleInput never = never("customer_id:1", "customer_id:2", 5);
        OracleInput erased = erase("customer_id:2", 10);

        Scene apart = new Scene().given(one, two, never);
        Scene alone = new Scene().given(one, two, never, erased);

        assertThat(apart.people()).hasSize(2);
        assertThat(apart.refusedAt("customer_id:1"))
                .anySatisfy(text -> assertThat(text).endsWith(" never"));
        assertThat(alone.people()).containsExactly("customer_id:1 email:a");
        assertThat(alone.profileOf("email:a").refusedLinks()).isEmpty();
    }

    @Test
    void aContestedIdentifierStaysWithNobodyWhereTheRulesSaySo() {
        Said[] said = {
            message("m1", 10, "customer_id:1", "email:a"),
            message("m2", 9, "customer_id:2", "email:a"),
            message("m3", 10, "customer_id:1", "phone:1"),
            message("m4", 10, "email:a", "phone:2")
        };
        Scene nobody = new Scene()
                .limit("customer_id", 1)
                .rule("email", Namespace::withAmbiguousNobody)
                .given(said);

        assertThat(nobody.people()).containsExactly("customer_id:1 phone:1", "customer_id:2", "email:a");
        assertThat(nobody.profileOf("email:a").shared()).isTrue();
        assertThat(nobody.refusedAt("customer_id:2")).containsExactly("customer_id:2 email: ambiguous");
        assertThat(nobody.refusedAt("email:a"))
                .containsExactlyInAnyOrder(
                        "customer_id: email:a ambiguous", "customer_id: email:a ambiguous", "email:a phone: ambiguous");
    }

    @Test
    void contestingRepeatsUntilNoneIsContested() {
        Said[] said = {
            message("m1", 9 * HOUR, "customer_id:2", "phone:1"),
            message("m2", 10, "customer_id:1", "phone:1"),
            message("m3", 10, "email:a", "phone:1"),
            message("m4", 10, "customer_id:3", "email:a"),
            message("m5", 10, "customer_id:2", "device_id:x"),
            message("m6", 10, "email:a", "device_id:x")
        };
        Scene scene = new Scene()
                .limit("customer_id", 1)
                .rule("phone", rules -> rules.withAmbiguousNobody().withPriority(1))
                .rule("device_id", Namespace::withAmbiguousNobody)
                .given(said);

        assertThat(scene.people()).containsExactly("customer_id:1", "customer_id:2", "customer_id:3 email:a");
        assertThat(scene.refusedAt("customer_id:2"))
                .containsExactlyInAnyOrder("customer_id:2 phone: ambiguous", "customer_id:2 device_id: ambiguous");
    }
}
