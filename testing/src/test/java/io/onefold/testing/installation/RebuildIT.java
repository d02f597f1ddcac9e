package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.command.ExitCode;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.process.Distribution;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/rebuild.md, step by step: another number of partitions, switched over to, and nothing left of the former installation. */
@Tag("long")
@Order(6)
class RebuildIT {
    private static final String[] FRESH = {"--set", "topics.prefix=b.", "--set", "topics.partitions=3"};

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said, true);

    @Test
    void theFreshInstallationHasTheProfilesAndTheFormerOneIsDiscarded() throws Exception {
        RunningInstallation present = RunningInstallation.start(Distribution.home(), folder, 2);
        try (present) {
            sell("M1");
            assertThat(said("audit")).isEqualTo(ExitCode.OK);

            assertThat(said("rebuild", "--as", "b.", "--set", "topics.partitions=3"))
                    .as(said::toString)
                    .isEqualTo(ExitCode.OK);
            assertThat(said.toString()).contains("profiles equal to the batch run: 1 of 1");
            sell("M2");
            assertThat(said("audit")).isEqualTo(ExitCode.OK);

            assertThat(said(with(FRESH, "discard", "--prefix", "", "--yes"))).isEqualTo(ExitCode.FAILED);
            assertThat(said.toString()).contains("is running: stop it first");
            assertThat(said("discard", "--prefix", "")).isEqualTo(ExitCode.USAGE);
            assertThat(said.toString()).contains("That is the configured installation");
        }

        assertThat(said("rebuild", "--as", "b.", "--set", "topics.partitions=3"))
                .as(said::toString)
                .isEqualTo(ExitCode.OK);
        assertThat(said.toString()).contains("profiles equal to the batch run: 2 of 2");

        RunningInstallation fresh = RunningInstallation.restart(Distribution.home(), settings(), FRESH);
        try (fresh) {
            captureTables(fresh);
            assertThat(said(with(FRESH, "discard", "--prefix", "")))
                    .as(said::toString)
                    .isEqualTo(ExitCode.OK);
            assertThat(said.toString())
                    .contains(
                            "topic   customer-profiles",
                            "topic   table-history.shop",
                            "timeline-changelog",
                            "folder  ",
                            "Nothing was deleted");
            assertThat(said(with(FRESH, "discard", "--prefix", "", "--yes"))).isEqualTo(ExitCode.OK);
            assertThat(said.toString()).contains("Deleted.");
            // A topic's end is told of a moment after it is decided.
            await().until(() -> {
                said(with(FRESH, "discard", "--prefix", ""));
                return said.toString().equals("Nothing was deleted; --yes does it.\n");
            });

            for (String member : List.of("M1", "M2"))
                assertThat(said(with(FRESH, "profile", "member_id:" + member)))
                        .as(said::toString)
                        .isEqualTo(ExitCode.OK);
            assertThat(said(with(FRESH, "audit"))).as(said::toString).isEqualTo(ExitCode.OK);
        }
    }

    /** Makes the topic that a capture of the former installation would have made. */
    private static void captureTables(RunningInstallation installation) throws Exception {
        try (Admin admin = Admin.create(KafkaProperties.of(installation.configuration()))) {
            admin.createTopics(List.of(new NewTopic(new Topics("").tableHistory("shop"), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void sell(String member) throws Exception {
        Path sales = Files.writeString(folder.resolve(member + ".csv"), """
                sold_at,receipt,line,product,category,quantity,amount,currency,member_id,phone
                2026-11-20T10:15:00+08:00,R-%s,1,Longjing tea,tea,2,336.00,CNY,%s,
                """.formatted(member, member));
        assertThat(said("import", "store", sales.toString())).as(said::toString).isEqualTo(ExitCode.OK);
    }

    private Path settings() {
        return folder.resolve("onefold.yaml");
    }

    private int said(String... verb) {
        said.getBuffer().setLength(0);
        return RunningInstallation.execute(settings(), out, verb);
    }

    private static String[] with(String[] more, String... verb) {
        return Stream.concat(Stream.of(verb), Stream.of(more)).toArray(String[]::new);
    }
}
