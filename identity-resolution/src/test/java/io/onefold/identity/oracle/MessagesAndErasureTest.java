package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Commands.erase;
import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Residue;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules 1 to 4. */
class MessagesAndErasureTest {
    @Test
    void anErasureTakesEventsUpToItsTimeAndTheIdentifierReturnsUnderANewIdWithALaterEvent() {
        Scene before = new Scene().given(message("m1", 10, "email:a"));
        Scene erased = new Scene().given(message("m1", 10, "email:a").copy(), erase("email:a", 10));
        Scene revived = new Scene()
                .given(
                        message("m1", 10, "email:a").trait("name", "old").copy(),
                        message("m2", 11, "email:a").copy(),
                        erase("email:a", 10));

        assertThat(erased.people()).isEmpty();
        assertThat(erased.isKnown("email:a")).isFalse();
        assertThat(revived.people()).containsExactly("email:a");
        assertThat(revived.profileOf("email:a").profileId())
                .isNotEqualTo(before.profileOf("email:a").profileId());
        assertThat(revived.profileOf("email:a").traits()).isEmpty();
        assertThat(revived.profileOf("email:a").activity().touchpoints()).isEqualTo(1);
        assertThat(revived.profileOf("email:a").identifiers())
                .containsExactly(new ProfileIdentifier("email", "a", 11, 11));
    }

    @Test
    void theGreatestErasureOfAnIdentifierCountsAndOneForEverNeverEnds() {
        Scene scene =
                new Scene().given(message("m1", 15, "email:a").copy(), erase("email:a", 20), erase("email:a", 10));
        Scene forEver = new Scene()
                .given(message("m1", Long.MAX_VALUE - 1, "email:a").copy(), erase("email:a", IdentityCommand.FOR_EVER));

        assertThat(scene.people()).isEmpty();
        assertThat(forEver.people()).isEmpty();
    }

    @Test
    void copiesAreOneMessageOnlyWithTheSameAnchorSenderTimeSourceAndId() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "email:a", "phone:1"),
                        message("m1", 12, "email:a", "phone:1"),
                        message("m1", 10, "email:a", "phone:1").senderTime(5),
                        message("m1", 10, "email:a", "phone:1").from("till"),
                        message("m2", 10, "email:a", "phone:1"),
                        message("m1", 10, "phone:1"));

        assertThat(scene.profileOf("email:a").activity().touchpoints()).isEqualTo(5);
    }

    @Test
    void theSmallestCopyByTimeThenBySignedDigestIsTheMessage() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "email:a").digest(1).trait("name", "one"),
                        message("m1", 10, "email:a").digest(-1).trait("name", "minus"),
                        message("m1", 11, "email:a").digest(-9).trait("name", "late"));

        assertThat(scene.profileOf("email:a").traits())
                .containsEntry("name", new Trait(new Value.Text("minus"), "shop", "m1", 10));
        assertThat(scene.profileOf("email:a").identifiers())
                .containsExactly(new ProfileIdentifier("email", "a", 10, 11));
    }

    @Test
    void aMessageWithACopyOnEitherSideOfAnErasureIsErasedButBothCopiesTouch() {
        Scene scene = new Scene()
                .given(
                        message("m1", 5, "customer_id:1", "email:a")
                                .trait("name", "x")
                                .copy(),
                        message("m1", 15, "customer_id:1", "email:a")
                                .trait("name", "x")
                                .copy(),
                        message("m2", 20, "email:a").copy(),
                        erase("customer_id:1", 10));

        assertThat(scene.people()).containsExactly("customer_id: email:a");
        assertThat(scene.profileOf("email:a").traits()).isEmpty();
        assertThat(scene.profileOf("email:a").activity().touchpoints()).isEqualTo(1);
        assertThat(scene.profileOf("email:a").identifiers())
                .containsExactly(
                        new ProfileIdentifier("customer_id", "", 11, 15), new ProfileIdentifier("email", "a", 5, 20));
        assertThat(scene.profileOf("email:a").links().getFirst().evidence()).isEmpty();
        assertThat(scene.profileOf("email:a").links().getFirst().firstSeen()).isEqualTo(15);
    }

    @Test
    void aLaterCopyOfAMessageThatAResidueNamesStaysErased() {
        Said late = message("m1", 20, "email:a").trait("name", "x");
        long fingerprint =
                MessageFingerprint.of(Keys.key("email:a"), late.observation().touchpoint());
        Residue residue =
                new Residue(Keys.key("email:a"), new TreeMap<>(), List.of(), new TreeSet<>(List.of(fingerprint)));
        Residue otherAnchor =
                new Residue(Keys.key("email:b"), new TreeMap<>(), List.of(), new TreeSet<>(List.of(fingerprint)));

        assertThat(new Scene().given(late.copy(), new OracleInput.Left(residue)).people())
                .isEmpty();
        assertThat(new Scene()
                        .given(late.copy(), new OracleInput.Left(otherAnchor))
                        .people())
                .containsExactly("email:a");
    }

    @Test
    void erasingAnotherIdentifierRedactsItsEchoesItsValueAndTheEvidence() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "customer_id:1", "email:a", "phone:7")
                                .echo("mail", "email:a")
                                .echo("tel", "phone:7")
                                .trait("name", "Ann")
                                .copy(),
                        message("m2", 30, "phone:7", "email:a").copy(),
                        erase("email:a", 10));

        assertThat(scene.people()).containsExactly("customer_id:1 email:a phone:7");
        assertThat(scene.profileOf("customer_id:1").traits()).containsOnlyKeys("tel", "name");
        assertThat(scene.profileOf("customer_id:1").links())
                .extracting(link -> Scene.text(link.a()) + " " + Scene.text(link.b()))
                .containsExactly("customer_id:1 phone:7", "email:a phone:7");
    }

    @Test
    void aRedactedMessageIsNoEvidenceAndTellsNoValueEvenWhereTheLinkIsSeenAgainInAnotherCopy() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "customer_id:1", "email:a").copy(),
                        message("m1", 30, "customer_id:1", "email:a").copy(),
                        erase("email:a", 20));

        assertThat(scene.people()).containsExactly("customer_id:1 email:");
        assertThat(scene.profileOf("email:a").links().getFirst().evidence()).isEmpty();
    }

    @Test
    void theErasureOfAPersonIsNoInput() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "email:a").copy(),
                        Commands.single(IdentityCommand.Action.ERASE_PERSON, "email:a", 50));

        assertThat(scene.people()).containsExactly("email:a");
    }
}
