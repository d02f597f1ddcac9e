package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Commands.block;
import static io.onefold.identity.oracle.Commands.erase;
import static io.onefold.identity.oracle.Commands.must;
import static io.onefold.identity.oracle.Commands.unblock;
import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.Residue;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules 5 to 8, 10 and 14. */
class SharingAndBlockingTest {
    private static Scene tabletsOfAtMost(int emails) {
        return new Scene().rule("device_id", rules -> rules.withSharedAbove(SharedAbove.NEVER.with("email", emails)));
    }

    @Test
    void anIdentifierIsSharedOnlyAboveTheCapOfANamespace() {
        Said[] two = {message("m1", 10, "email:a", "device_id:t"), message("m2", 11, "email:b", "device_id:t")};

        assertThat(tabletsOfAtMost(2).given(two).people()).containsExactly("device_id:t email:a email:b");
        assertThat(tabletsOfAtMost(1).given(two).people()).containsExactly("email:a", "email:b");
    }

    @Test
    void neighboursOfANamespaceWithoutACapDoNotCountButForTheCapOnAllTogether() {
        Said[] mixed = {
            message("m1", 10, "email:a", "device_id:t"),
            message("m2", 11, "phone:1", "device_id:t"),
            message("m3", 12, "customer_id:1", "device_id:t")
        };
        Scene any = new Scene().rule("device_id", rules -> rules.withSharedAbove(SharedAbove.NEVER.withAny(2)));

        assertThat(tabletsOfAtMost(1).given(mixed).people())
                .containsExactly("customer_id:1 device_id:t email:a phone:1");
        assertThat(any.given(mixed).people()).containsExactly("customer_id:1", "email:a", "phone:1");
    }

    @Test
    void anAnchorCanBeSharedTooAndIsThenAProfileOfItsOwnSeenByWhatItAnchors() {
        Scene scene = new Scene()
                .rule("email", rules -> rules.withSharedAbove(SharedAbove.NEVER.with("phone", 1)))
                .given(
                        message("m0", 5, "customer_id:1", "email:info"),
                        message("m1", 10, "email:info", "phone:1"),
                        message("m2", 11, "email:info", "phone:2"),
                        message("m3", 50, "customer_id:2", "email:info"));

        assertThat(scene.profileOf("email:info").shared()).isTrue();
        assertThat(scene.profileOf("email:info").activity().touchpoints()).isEqualTo(2);
        assertThat(scene.profileOf("email:info").identifiers())
                .containsExactly(new ProfileIdentifier("email", "info", 10, 11));
        assertThat(scene.people()).containsExactly("customer_id:1", "customer_id:2", "email:info");
    }

    @Test
    void erasedCopiesAndResiduesMakeNeighboursButWordsDoNot() {
        TreeMap<IdentifierKey, Residue.Seen> seen = new TreeMap<>(
                Map.of(Keys.key("email:b"), new Residue.Seen(1, 2), Keys.key("device_id:t"), new Residue.Seen(1, 2)));
        OracleInput residue = new OracleInput.Left(new Residue(Keys.key("email:b"), seen, List.of(), new TreeSet<>()));
        OracleInput one = message("m1", 10, "email:a", "device_id:t").copy();
        OracleInput two = message("m2", 10, "email:b", "device_id:t").copy();

        assertThat(tabletsOfAtMost(1).given(one, two, erase("email:b", 10)).people())
                .containsExactly("email:a");
        assertThat(tabletsOfAtMost(1).given(one, residue).people()).containsExactly("email:a");
        assertThat(tabletsOfAtMost(1)
                        .given(one, message("m3", 10, "email:b").copy(), must("email:b", "device_id:t", 12))
                        .people())
                .containsExactly("device_id:t email:a email:b");
    }

    @Test
    void onlyTheAnchorAndAnotherIdentifierAreNeighboursNotTheOthersAmongThemselves() {
        Scene scene = tabletsOfAtMost(1)
                .given(message("m1", 10, "customer_id:1", "email:a", "email:b", "email:c", "device_id:t"));

        assertThat(scene.people()).containsExactly("customer_id:1 device_id:t email:a email:b email:c");
    }

    @Test
    void aBlockedIdentifierLinksNobodyUntilItIsUnblocked() {
        OracleInput one = message("m1", 10, "email:a", "phone:1").copy();
        OracleInput two = message("m2", 10, "email:b", "phone:1").copy();
        OracleInput own = message("m3", 10, "phone:1").copy();

        Scene blocked = new Scene().given(one, two, own, unblock("phone:1", 5), block("phone:1", 6));
        Scene unblocked = new Scene().given(one, two, own, unblock("phone:1", 7), block("phone:1", 6));
        Scene atOnce = new Scene().given(one, two, own, unblock("phone:1", 6), block("phone:1", 6));

        assertThat(blocked.people()).containsExactly("email:a", "email:b", "phone:1");
        assertThat(blocked.profileOf("phone:1").shared()).isTrue();
        assertThat(blocked.profileOf("phone:1").identifiers())
                .containsExactly(new ProfileIdentifier("phone", "1", 10, 10));
        assertThat(unblocked.people()).containsExactly("email:a email:b phone:1");
        assertThat(atOnce.people()).containsExactly("email:a email:b phone:1");
    }

    @Test
    void ofABlockAndAnUnblockAtOneTimeTheGreaterCommandIdCounts() {
        OracleInput one = message("m1", 10, "email:a", "phone:1").copy();
        OracleInput block = new OracleInput.Command(
                new IdentityCommand("z", Action.BLOCK, Keys.key("phone:1"), null, 6, "steward", "because"));

        assertThat(new Scene().given(one, block, unblock("phone:1", 6)).people())
                .containsExactly("email:a");
    }

    @Test
    void whatTheRulesListAsBlockedNoCommandUnblocks() {
        Scene scene = new Scene()
                .blocked("phone:1")
                .given(message("m1", 10, "email:a", "phone:1").copy(), unblock("phone:1", 99));

        assertThat(scene.people()).containsExactly("email:a");
    }
}
