package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With no broker of its own choice: the product as it is built, started as its users start it. */
@Tag("long")
class PublicIdentityEventsIT {
    private static final int EVENTS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void peopleAreToldApartAlthoughTheyShareAddressesFingerprintsAndVisits() throws Exception {
        PublicIdentityEvents events = new PublicIdentityEvents(Path.of("../../shared/data/identity-events"));
        assumeTrue(events.areThere(), "shared/data/identity-events is not beside the project");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);

        try (RunningInstallation installation =
                RunningInstallation.start(Path.of(System.getProperty("onefold.home")), folder, 4)) {
            Path first = events.first(EVENTS, folder.resolve("first.csv"));
            PublicIdentityEvents.Outcome outcome = events.run(installation, first, out);

            assertThat(outcome.events()).isEqualTo(EVENTS);
            assertThat(outcome.quality().personPairs()).isGreaterThan(100);
            assertThat(outcome.quality().precision()).isGreaterThan(0.99);
            assertThat(outcome.quality().recall()).isGreaterThan(0.99);
            assertThat(installation.execute(out, "audit")).as(said::toString).isZero();
        }
    }
}
