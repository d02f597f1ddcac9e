package io.onefold.testing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.testing.process.Verb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The test of the test: each way to be wrong, alone, makes the audit say so, and once it is put back the audit is content again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(7)
class AuditMutationIT {
    @TempDir
    private static Path folder;

    private static StoppedInstallation installation;

    @BeforeAll
    static void start() throws Exception {
        installation = StoppedInstallation.withSample(folder);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void theCompanyWasHeardThroughEachChannel() {
        assertThat(installation.status().output())
                .containsPattern("store +shop +[1-9]")
                .containsPattern("store +tills +[1-9]")
                .containsPattern("web +web +[1-9]")
                .containsPattern("app +app +[1-9]")
                .containsPattern("social +wechat +[1-9]")
                .containsPattern("call-centre +callcentre +[1-9]")
                .containsPattern("call-centre +helpdesk +[1-9]")
                .containsPattern("survey +surveys +[1-9]")
                .containsPattern("member +members +[1-9]");
        assertThat(installation.status().exitCode()).isZero();
    }

    @Test
    @Order(1)
    void theMailToolWasToldToForgetWhoeverWithdrewHerConsent() {
        assertThat(installation.withdrawal()).contains("s later the mail tool was told to forget her");
    }

    @Test
    @Order(1)
    void anInstallationThatNobodyTouchedIsEqual() {
        Verb verdict = installation.audit();

        assertThat(verdict.output()).contains("profiles equal to the batch run", "touchpoints accounted for");
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    @Tag("long")
    @Order(2)
    void anObservationThatIsDroppedFromTheLogIsMissedAndItsProfileDiffers() {
        Stored row = installation.someObservation();
        String profileId = installation.profileOf(row);

        Verb verdict = installation.auditWithout(row);

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.output()).contains("profile " + profileId).contains("is in no timeline");
        assertOfNobody(verdict);
    }

    @Test
    @Order(3)
    void aCounterThatIsDoubledIsADifferenceInThatProfile() {
        Stored published = installation.someProfile();
        UnifiedProfile profile = installation.profile(published);

        Verb verdict = installation.auditWith(published, installation.encoded(withDoubledTouchpoints(profile)));

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.output()).contains("profile " + profile.profileId() + " differs in activity");
        assertOfNobody(verdict);
    }

    @Test
    @Tag("long")
    @Order(4)
    void anIndexRecordThatIsRemovedIsMissed() {
        Stored entry = installation.someIndexEntry();

        Verb verdict = installation.auditWithout(entry);

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.output()).contains("index entry " + installation.identifierOf(entry) + " is not published");
        assertOfNobody(verdict);
    }

    @Test
    @Tag("long")
    @Order(5)
    void anErasedRowThatIsKeptIsFound() {
        Stored row = installation.erasedRow();

        Verb verdict = installation.auditWith(row, row.value());

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.output())
                .contains("the timeline of " + installation.identifierOf(row) + " holds a message that was erased");
        assertOfNobody(verdict);
    }

    @Test
    @Tag("long")
    @Order(6)
    void whatASubscriberHasNotAndShouldHaveIsMissed() {
        Stored view = installation.someView();

        Verb verdict = installation.auditWithout(view);

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.output())
                .contains("subscriber's profile analysts/" + new String(view.key(), StandardCharsets.UTF_8)
                        + " is not published");
        assertOfNobody(verdict);
    }

    @Test
    @Order(7)
    void onceAllIsPutBackItIsEqualAgain() {
        assertThat(installation.audit().exitCode()).isZero();
    }

    @Test
    @Order(8)
    void whatIsStillInFlightCannotBeAudited() {
        installation.receiveOneMore();

        Verb verdict = installation.audit();

        assertThat(verdict.output()).contains("Not at rest");
        assertThat(verdict.exitCode()).isEqualTo(3);
    }

    private static void assertOfNobody(Verb verdict) {
        List<String> values = installation.profiles().stream()
                .flatMap(profile -> profile.identifiers().stream())
                .map(ProfileIdentifier::value)
                .filter(value -> value.length() > 5)
                .sorted(Comparator.naturalOrder())
                .toList();
        assertThat(values).isNotEmpty();
        assertThat(verdict.output()).doesNotContain(values);
    }

    private static UnifiedProfile withDoubledTouchpoints(UnifiedProfile profile) {
        Activity was = profile.activity();
        Activity doubled = new Activity(
                was.touchpoints() * 2,
                was.firstAt(),
                was.lastAt(),
                was.channels(),
                was.hours(),
                was.last7Days(),
                was.last30Days(),
                was.last90Days(),
                was.last365Days());
        return new UnifiedProfile(
                profile.profileId(),
                profile.identifiers(),
                profile.identifierCount(),
                profile.traits(),
                profile.consents(),
                doubled,
                profile.purchases(),
                profile.service(),
                profile.computed(),
                profile.segments(),
                profile.untold(),
                profile.links(),
                profile.refusedLinks(),
                profile.shared());
    }
}
