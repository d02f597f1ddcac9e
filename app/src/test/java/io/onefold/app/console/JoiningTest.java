package io.onefold.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private static final ProfileIdentifier A = new ProfileIdentifier("customer_id", "a", 10, 100);
    private static final ProfileIdentifier B = new ProfileIdentifier("email", "b", 20, 100);
    private static final ProfileIdentifier C = new ProfileIdentifier("phone", "c", 30, 100);

    @Test
    void twoThatHadBeenSeenBeforeWereJoined() {
        assertThat(joinings(List.of(A, B), link(A, B, 50))).containsExactly(new Joining(link(A, B, 50)));
    }

    @Test
    void anIdentifierThatIsSeenForTheFirstTimeJoinsNothing() {
        assertThat(joinings(List.of(A, B), link(A, B, 20))).isEmpty();
    }

    @Test
    void aLinkInsideOnePersonJoinsNothing() {
        assertThat(joinings(List.of(A, B, C), link(A, B, 20), link(A, C, 30), link(B, C, 90)))
                .isEmpty();
    }

    @Test
    void aPartIsAsOldAsItsOldestIdentifier() {
        assertThat(joinings(List.of(A, B, C), link(B, C, 30), link(A, C, 60)))
                .containsExactly(new Joining(link(A, C, 60)));
    }

    private static List<Joining> joinings(List<ProfileIdentifier> identifiers, Link... links) {
        UnifiedProfile some = ShownPeople.profile();
        return Joining.of(new UnifiedProfile(
                some.profileId(),
                identifiers,
                identifiers.size(),
                some.traits(),
                some.consents(),
                some.activity(),
                some.purchases(),
                some.service(),
                some.computed(),
                some.segments(),
                some.untold(),
                List.of(links),
                List.of(),
                false));
    }

    private static Link link(ProfileIdentifier a, ProfileIdentifier b, long at) {
        return new Link(a, b, at, 100, "", List.of());
    }
}
