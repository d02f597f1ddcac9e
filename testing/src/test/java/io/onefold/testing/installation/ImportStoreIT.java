package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.command.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStoreIT {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said, true);

    @Test
    void aTillExportWithTheDocumentedColumnsNeedsNoMappingAndOnceMoreChangesNothing() throws Exception {
        Path sales = Files.writeString(folder.resolve("sales.csv"), """
                sold_at,receipt,line,product,category,quantity,amount,currency,member_id,phone
                2026-11-20T10:15:00+08:00,R1,1,Longjing tea,tea,2,336.00,CNY,M1,
                2026-11-20T10:15:00+08:00,R1,2,Wok,kitchen,1,328.00,CNY,M1,
                2026-11-21T18:02:00+08:00,R2,1,Wok,kitchen,-1,-328.00,CNY,M1,
                never,R3,1,Wok,kitchen,1,328.00,CNY,M1,
                """);
        try (RunningInstallation installation =
                RunningInstallation.start(Path.of(System.getProperty("onefold.home")), folder, 1)) {
            for (int time = 0; time < 2; time++) {
                assertThat(installation.execute(out, "import", "store", sales.toString()))
                        .as(said::toString)
                        .isEqualTo(ExitCode.OK);
                assertThat(said.toString()).contains("3 stored, 1 quarantined");
                said.getBuffer().setLength(0);
            }

            assertThat(installation.execute(out, "audit"))
                    .as("at rest, %s", said)
                    .isEqualTo(ExitCode.OK);
            // The store follows the published topics a moment later.
            await().until(() -> {
                said.getBuffer().setLength(0);
                return installation.execute(out, "profile", "member_id:M1") == ExitCode.OK;
            });
            assertThat(said.toString().replaceAll("\\s", ""))
                    .contains("\"touchpoints\":3", "\"orders\":2", "\"lines\":3", "\"spend\":{\"CNY\":\"336\"}");
        }
    }
}
