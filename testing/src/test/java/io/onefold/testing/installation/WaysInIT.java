package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.app.command.ExitCode;
import io.onefold.testing.peers.NodePeer;
import io.onefold.testing.process.Distribution;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and the programs of docs/producers.md, each twice, into an installation as its users run it. */
class WaysInIT {
    private static final Path EXAMPLES = Distribution.root().resolve("docs/examples/producers");

    @TempDir
    private static Path folder;

    @AutoClose
    private static RunningInstallation installation;

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said, true);

    @BeforeAll
    static void start() throws Exception {
        installation = RunningInstallation.start(Distribution.home(), folder, 1);
    }

    @Test
    void aTillExportWithTheDocumentedColumnsNeedsNoMappingAndOnceMoreChangesNothing() throws Exception {
        Path sales = Files.writeString(folder.resolve("sales.csv"), """
                sold_at,receipt,line,product,category,quantity,amount,currency,member_id,phone
                2026-11-20T10:15:00+08:00,R1,1,Longjing tea,tea,2,336.00,CNY,M1,
                2026-11-20T10:15:00+08:00,R1,2,Wok,kitchen,1,328.00,CNY,M1,
                2026-11-21T18:02:00+08:00,R2,1,Wok,kitchen,-1,-328.00,CNY,M1,
                never,R3,1,Wok,kitchen,1,328.00,CNY,M1,
                """);
        for (int time = 0; time < 2; time++) {
            assertThat(execute("import", "store", sales.toString()))
                    .as(said::toString)
                    .isEqualTo(ExitCode.OK);
            assertThat(said.toString()).contains("3 stored, 1 quarantined");
        }

        assertThat(profile("M1"))
                .contains("\"touchpoints\":3", "\"orders\":2", "\"lines\":3", "\"spend\":{\"CNY\":\"336\"}");
    }

    @Test
    void theJavaExamplePublishesOneReceiptThoughItRunsTwice() throws Exception {
        CompiledExample example = CompiledExample.of(EXAMPLES.resolve("SendReceipt.java"), folder);

        example.run(brokers(), registry());
        example.run(brokers(), registry());

        assertOneReceipt("M2001");
    }

    @Test
    @Tag("long")
    void theJavaScriptExamplePublishesOneReceiptThoughItRunsTwice() throws Exception {
        NodePeer node = NodePeer.installed(EXAMPLES);

        for (int time = 0; time < 2; time++) {
            NodePeer.Run run = node.run("send-receipt.mjs", brokers(), registry());
            assertThat(run.code()).as(run.output()).isZero();
        }

        assertOneReceipt("M3001");
    }

    @Test
    @Tag("long")
    void theExampleForKcatPublishesOneReceiptThoughItRunsTwice() throws Exception {
        Program.onThePath("kcat");

        for (int time = 0; time < 2; time++)
            Program.at(EXAMPLES.resolve("with-kcat.sh"))
                    .with("ONEFOLD", Distribution.home().resolve("onefold").toString())
                    .run(brokers(), registry());

        assertOneReceipt("M4001");
    }

    @Test
    void aKcatThatKnowsAvroReadsProfilesByTheRegistry() throws Exception {
        Program kcat = Program.onThePath("kcat");
        assumeTrue(kcat.run("-V").contains("Avro"), "kcat is built without Avro, as Debian's is: it reads no profile");
        publishedReceipts();

        List<String> read =
                List.of("-C", "-b", brokers(), "-t", "customer-profiles", "-s", "key=s", "-s", "value=avro");
        assertThat(kcat.run(read, "-r", registry(), "-X", "isolation.level=read_committed", "-o", "beginning", "-e"))
                .contains("\"namespace\": \"member_id\", \"value\": \"M1042\"");
    }

    @Test
    void theLinesThatFitThePublicSchemaArePublishedAndTheOthersAreTold() throws Exception {
        Path lines = folder.resolve("receipts.jsonl");
        String good = Files.readString(EXAMPLES.resolve("receipts.jsonl"));
        Files.writeString(lines, "{\"envelop\": {}}\n" + good + "no json\n" + good);

        assertThat(execute("publish", "store", lines.toString())).isEqualTo(ExitCode.FAILED);

        assertThat(said.toString())
                .contains("line 1: envelop: there is no such field", "line 3: the record: it is no JSON")
                .contains("2 published, 2 not");
        assertOneReceipt("M1042");
    }

    private void publishedReceipts() {
        assertThat(execute(
                        "publish", "store", EXAMPLES.resolve("receipts.jsonl").toString()))
                .as(said::toString)
                .isEqualTo(ExitCode.OK);
        assertOneReceipt("M1042");
    }

    @Test
    void whatIsNoAvroIsInQuarantineUnderNoSource() throws Exception {
        Program kcat = Program.onThePath("kcat");
        Path plain = Files.writeString(folder.resolve("plain.json"), "{\"envelope\": {}}");

        kcat.run("-P", "-b", brokers(), "-t", "touchpoints.survey", plain.toString());

        await().until(() -> {
            execute("quarantine", "list");
            return said.toString().contains("unknown-schema");
        });
    }

    private void assertOneReceipt(String member) {
        assertThat(profile(member))
                .contains("\"touchpoints\":1", "\"orders\":1", "\"lines\":1", "\"spend\":{\"CNY\":\"336\"}");
    }

    /** The profile without its blanks, once all that was sent is decided about. */
    private String profile(String member) {
        assertThat(execute("audit")).as("at rest, %s", said).isEqualTo(ExitCode.OK);
        // The store follows the published topics a moment later.
        await().until(() -> execute("profile", "member_id:" + member) == ExitCode.OK);
        return said.toString().replaceAll("\\s", "");
    }

    private int execute(String... verb) {
        said.getBuffer().setLength(0);
        return installation.execute(out, verb);
    }

    private static String brokers() {
        return installation.configuration().servers().bootstrap();
    }

    private static String registry() {
        return installation.configuration().servers().registryUrl();
    }
}
