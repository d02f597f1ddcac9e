package io.onefold.testing.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.testing.installation.Till;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that is set up with a few lines, at the product as people run it. */
class ConnectorsIT {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String HEADER = "sold_at,member_id,phone,receipt,amount\n";

    private final Ports ports = Ports.free();

    @TempDir
    private Path folder;

    @Test
    void aFolderOfExportsIsTriedOutReadHeldAndReadAgain() throws Exception {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Till.describe(folder.resolve("connectors"), "till", drop);
        Files.writeString(
                drop.resolve("a.csv"), HEADER + "2026-11-20T10:00:00Z,m1,13800000001,r1,9.50\nnever,m1,,r2,1\n");

        Verb tried = verb("connector", "test", "till", "--lines", "2");
        assertThat(tried.output())
                .contains("\"orderId\": \"r1\"", "quarantined a.csv:3:1: wrong-type", "2 read: 1 would");
        assertThat(tried.exitCode()).isZero();
        assertThat(drop.resolve("a.csv")).exists();

        try (OnefoldProcess up = Distribution.start(folder, arguments("up", "--set", "topics.partitions=2"))) {
            up.awaitLine("Ready after", Duration.ofMinutes(3));
            await().atMost(SOON).until(() -> Files.exists(drop.resolve("done/a.csv")));
            await().atMost(SOON)
                    .until(
                            () -> verb("connector", "status").output(),
                            said -> said.contains("2 read = 1 produced + 1 quarantined"));

            assertThat(verb("connector", "pause", "till").exitCode()).isZero();
            await().atMost(SOON)
                    .until(() -> verb("connector", "status", "till").output(), said -> said.contains("task 0 paused"));
            Files.writeString(drop.resolve("b.csv"), HEADER + "2026-11-20T11:00:00Z,m2,13800000002,r3,3.00\n");
            assertThat(verb("connector", "resume", "till").exitCode()).isZero();
            await().atMost(SOON).until(() -> Files.exists(drop.resolve("done/b.csv")));

            Files.move(drop, folder.resolve("elsewhere"));
            await().atMost(SOON)
                    .until(
                            () -> verb("connector", "status", "till"),
                            said -> said.exitCode() == 1
                                    && said.output().contains("cannot be read: " + drop + " is no folder"));
            Files.move(folder.resolve("elsewhere"), drop);
            Files.copy(drop.resolve("done/a.csv"), drop.resolve("c.csv"));
            await().atMost(SOON).until(() -> Files.exists(drop.resolve("done/c.csv")));

            assertThat(verb("connector", "reset", "till").exitCode()).isZero();
            assertThat(verb("connector", "restart", "till").exitCode()).isZero();
            Verb audit = verb("audit");
            assertThat(audit.exitCode()).as(audit.output()).isZero();
            assertThat(verb("status").output()).contains("till                 3 = 2 + 1 + 0 + 0 + 0");
        }
    }

    @Test
    void allThatIsWrongWithADescriptionIsSaidAtOnceAndNothingStarts() throws Exception {
        Path connectors = Files.createDirectory(folder.resolve("connectors"));
        Files.writeString(connectors.resolve("till.yaml"), """
                kind: files
                channel: shop
                files: {foldr: /srv/tills}
                mapping:
                  event: {value: Purchase}
                  tyme: {column: sold_at}
                  identifiers: {member_id: member_id}
                """);

        try (OnefoldProcess up = Distribution.start(folder, arguments("up"))) {
            assertThat(up.awaitEnd()).isEqualTo(2);
            assertThat(up.output())
                    .contains(
                            "till.yaml:2: channel: write one of",
                            "till.yaml:3: files.foldr: no such key",
                            "till.yaml:3: files.folder: is missing",
                            "till.yaml:6: mapping.tyme: no such key",
                            "mapping.time: name the column");
        }
    }

    private Verb verb(String... words) {
        List<String> all = arguments(words);
        all.addAll(List.of("--set", "connectors.folder=" + folder.resolve("connectors")));
        return Verb.run(all);
    }

    private List<String> arguments(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(ports.flags());
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        return arguments;
    }
}
