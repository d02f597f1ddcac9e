package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Commands.must;
import static io.onefold.identity.oracle.Commands.never;
import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Channel;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links and refused links of a profile. */
class LinkListsTest {
    @Test
    void evidenceIsTheThreeLeastAndTheGreatestByTimeMessageAndSource() {
        Scene scene = new Scene()
                .given(
                        message("m5", 50, "email:a", "phone:1"),
                        message("m4", 40, "email:a", "phone:1"),
                        message("m3", 10, "email:a", "phone:1"),
                        message("m2", 10, "email:a", "phone:1").from("till").by(Channel.STORE),
                        message("m2", 10, "email:a", "phone:1"),
                        message("m2", 10, "email:a", "phone:1").senderTime(7));

        assertThat(scene.profileOf("email:a").links())
                .containsExactly(new Link(
                        new ProfileIdentifier("email", "a", 10, 50),
                        new ProfileIdentifier("phone", "1", 10, 50),
                        10,
                        50,
                        "",
                        List.of(
                                new Evidence("shop", "web", "m2", 10),
                                new Evidence("till", "store", "m2", 10),
                                new Evidence("shop", "web", "m3", 10),
                                new Evidence("shop", "web", "m5", 50))));
    }

    @Test
    void aLinkThatOnlyAWordMadeHasNoEvidenceAndTheWordsTime() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "email:a").copy(),
                        message("m2", 10, "phone:1").copy(),
                        must("email:a", "phone:1", 30));
        Link link = scene.profileOf("email:a").links().getFirst();

        assertThat(link.word()).isEqualTo("must");
        assertThat(link.firstSeen()).isEqualTo(30);
        assertThat(link.lastSeen()).isEqualTo(30);
        assertThat(link.evidence()).isEmpty();
    }

    @Test
    void aNeverPairIsListedAtBothEndsWithTheOtherEndHidden() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "email:a", "phone:1").copy(),
                        message("m2", 12, "phone:1").copy(),
                        never("email:a", "phone:1", 30));
        ProfileIdentifier email = new ProfileIdentifier("email", "a", 10, 10);
        ProfileIdentifier phone = new ProfileIdentifier("phone", "1", 10, 12);
        List<Evidence> evidence = List.of(new Evidence("shop", "web", "m1", 10));

        assertThat(scene.profileOf("email:a").refusedLinks())
                .containsExactly(new RefusedLink(
                        new Link(email, new ProfileIdentifier("phone", "", 0, 0), 10, 30, "never", evidence), "never"));
        assertThat(scene.profileOf("phone:1").refusedLinks())
                .containsExactly(new RefusedLink(
                        new Link(new ProfileIdentifier("email", "", 0, 0), phone, 10, 30, "never", evidence), "never"));
    }

    @Test
    void atMostFiveHundredIdentifiersAndLinksAreListedTheSmallestFirst() {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 600; i++) said.add(message("m" + i, i, "customer_id:1", "device_id:" + i));

        var profile = new Scene().given(said.toArray(Said[]::new)).profileOf("customer_id:1");

        assertThat(profile.identifierCount()).isEqualTo(601);
        assertThat(profile.identifiers()).hasSize(500);
        assertThat(profile.links()).hasSize(500);
        assertThat(profile.links().getLast().b())
                .as("the customer takes the first place among the identifiers")
                .isNotEqualTo(profile.identifiers().getLast());
        assertThat(profile.links().get(498).b()).isEqualTo(profile.identifiers().getLast());
    }
}
