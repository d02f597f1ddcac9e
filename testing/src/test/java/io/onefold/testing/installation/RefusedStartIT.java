package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.app.command.ExitCode;
import io.onefold.app.command.OnefoldCommand;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.testing.kafka.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedStartIT {
    private static final Path HOME = Path.of(System.getProperty("onefold.home", "../app/target/onefold"));

    @TempDir
    private Path folder;

    @Test
    void anOldTransactionProtocolAndTopicsThatLoseRecordsAreNamedAtOnce() throws Exception {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        try (EmbeddedBroker broker = EmbeddedBroker.withFeatures(Map.of("transaction.version", (short) 1));
                Admin admin = broker.admin()) {
            admin.createTopics(List.of(
                            new NewTopic("observations", 16, (short) 1)
                                    .configs(Map.of("retention.ms", "-1", "retention.bytes", "-1")),
                            new NewTopic("identity-links", 8, (short) 1).configs(Map.of("retention.ms", "604800000"))))
                    .all()
                    .get();

            int code = OnefoldCommand.commandLine()
                    .setOut(out)
                    .setErr(out)
                    .execute("up", "--bootstrap", broker.bootstrap(), "--data", folder.toString());

            assertThat(code).isEqualTo(ExitCode.FAILED);
            assertThat(said.toString())
                    .contains("lack transaction.version 2", "kafka-features.sh upgrade")
                    .contains("{identity-links=8, observations=16}")
                    .contains("identity-links has retention.ms=604800000", "set it to -1")
                    .doesNotContain("\tat ");
            assertThat(admin.listTopics().names().get()).doesNotContain("customer-profiles");
        }
    }

    @Test
    void anotherSecretAndAnotherOrderOfStrengthAreNamedAtOnce() throws Exception {
        Path settings = folder.resolve("onefold.yaml");
        RunningInstallation.start(HOME, folder, 1).close();
        Files.writeString(
                folder.resolve("data/tenant.secret"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        Path rules = Files.writeString(
                folder.resolve("rules.yaml"),
                IdentityRulesParser.shipped()
                        .replace("strength: 1\n", "strength: 99\n")
                        .replaceFirst("version: \\d+", "version: 1000"));

        assertThatThrownBy(() -> RunningInstallation.restart(HOME, settings, "--set", "identity-rules=" + rules))
                .hasMessageContaining("refuses to start")
                .hasMessageContaining("the tenant secret is not the one")
                .hasMessageContaining("rebuild the state")
                .hasMessageContaining("customer_id.strength: 1 becomes 99");
    }
}
