package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.audit.LatestRecords;
import io.onefold.identity.audit.LogCheck;
import io.onefold.identity.audit.LogReport;
import io.onefold.identity.audit.WorkFolder;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCheckTest {
    private static final long BUFFER = 200;

    @TempDir
    Path parent = Path.of("");

    private WorkFolder folder;
    private LatestRecords rows;
    private LogCheck check;

    @BeforeEach
    void open() throws IOException {
        folder = WorkFolder.in(parent);
        rows = new LatestRecords(folder, BUFFER);
        check = new LogCheck(folder, BUFFER);
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    private void stand(TimelineRow row) {
        rows.put(TimelineCodec.key(row), TimelineCodec.value(row));
    }

    private void stand(Observation observation) {
        stand(new TimelineRow.ObservationRow(observation));
    }

    private void erase(String identifier, long at) {
        IdentityCommand command = ((OracleInput.Command) Commands.erase(identifier, at)).command();
        stand(new TimelineRow.CommandRow(command));
    }

    @Test
    void aTouchpointStandsInItsTimelineOrInQuarantineAndCopiesCountEach() throws IOException {
        Observation one = message("m1", 10, "email:a", "phone:1").observation();
        stand(message("m0", 9, "email:b").observation());
        stand(one);
        check.received(one, "web-0@1");
        check.received(message("m1", 12, "email:a", "phone:1").observation(), "web-0@2");
        check.received(message("m2", 10, "email:c").observation(), "web-0@3");
        check.refused("web-0@4");
        check.quarantined("web-0@3");
        check.quarantined("web-0@4");
        check.quarantined("till.csv:3");

        assertThat(check.run(rows)).isEqualTo(new LogReport(4, 4, 0, List.of()));
    }

    @Test
    void whatIsNowhereIsNamedByItsPlace() throws IOException {
        stand(message("m1", 10, "email:a").observation());
        check.received(message("m2", 10, "email:a").observation(), "web-0@1");
        check.received(message("m1", 10, "email:b").observation(), "web-0@2");
        check.refused("web-0@3");
        check.quarantined("web-0@30");

        LogReport report = check.run(rows);

        assertThat(report.found()).isZero();
        assertThat(report.differences()).isEqualTo(3);
        assertThat(report.first())
                .extracting(sentence -> sentence.substring(0, 7))
                .containsExactly("web-0@1", "web-0@2", "web-0@3");
    }

    @Test
    void anErasureAccountsForWhatItTookByTimeOrByFingerprint() throws IOException {
        Observation early = message("m1", 10, "email:a").observation();
        Observation lateCopy = message("m2", 30, "email:a").observation();
        erase("email:a", 20);
        TreeSet<Long> erased = new TreeSet<>(List.of(MessageFingerprint.of(lateCopy.anchor(), lateCopy.touchpoint())));
        stand(new TimelineRow.ResidueRow(new Residue(lateCopy.anchor(), new TreeMap<>(), List.of(), erased)));
        check.received(early, "web-0@1");
        check.received(lateCopy, "web-0@2");
        check.received(message("m3", 30, "email:a").observation(), "web-0@3");

        LogReport report = check.run(rows);

        assertThat(report.found()).isEqualTo(2);
        assertThat(report.first()).singleElement().asString().startsWith("web-0@3 ");
    }

    @Test
    void aRowThatAnErasureTookMustNotStand() throws IOException {
        erase("email:a", 20);
        stand(message("m1", 10, "email:a").observation());
        stand(message("m2", 21, "email:a").observation());

        LogReport report = check.run(rows);

        assertThat(report.first())
                .containsExactly("the timeline of " + Keys.key("email:a").hex() + " holds a message that was erased");
    }

    @Test
    void aValueThatAnErasureTookMustNotStandWithAnotherIdentifier() throws IOException {
        erase("phone:1", 20);
        stand(message("m1", 10, "email:a", "phone:1").observation());
        stand(message("m2", 21, "email:a", "phone:1").observation());

        LogReport report = check.run(rows);

        assertThat(report.first())
                .containsExactly("the timeline of " + Keys.key("email:a").hex() + " holds a value of "
                        + Keys.key("phone:1").hex() + " that was erased");
    }
}
