package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.app.command.ExitCode;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/rebuild.md, step by step: another generation takes the place of the present one, and who subscribes does not notice. */
@Tag("long")
@Order(2)
class CutoverIT {
    private static final String HEAD =
            "sold_at,receipt,line,product,category,quantity,amount,currency,member_id,phone\n";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String[] MORE = {"--set", "topics.generation=2", "--set", "topics.partitions=8"};

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said, true);

    @Test
    void morePartitionsRepeatAndLoseNoRecordForSubscribers() throws Exception {
        describe();
        RunningInstallation present = RunningInstallation.start(Distribution.home(), folder, 4, """
                segments: %s
                subscribers: %s
                """.formatted(
                        folder.resolve("segments.yaml"), folder.resolve("subscribers.yaml")));
        Following following = new Following(present.configuration());
        try (present) {
            sell(1, 40);
            succeed("erase", "phone:+8613900000003", "--who", "officer", "--why", "asked");
            visited(present.configuration(), () -> {
                succeed("rebuild", "--partitions", "8");
                assertThat(said.toString()).contains("stop the present installation");
            });
            assertThat(said("rebuild", "--partitions", "8", "--cut-over")).isEqualTo(ExitCode.FAILED);
            assertThat(said.toString()).contains("is running: stop it first");
            sell(41, 45);
            succeed("audit");
            following.catchUp();
        }

        succeed("rebuild", "--partitions", "8", "--cut-over");
        assertThat(said.toString())
                .contains("records written to accounting", "generation: 2", "partitions: 8")
                .doesNotContain(
                        "written to customer-profiles",
                        "written to profile-",
                        "written to segment-",
                        "written to subscriber");
        assertThatThrownBy(() -> RunningInstallation.restart(Distribution.home(), settings()))
                .hasMessageContaining("generation 2 of this installation is in force");

        RunningInstallation fresh = RunningInstallation.restart(Distribution.home(), settings(), MORE);
        try (fresh) {
            assertThat(following.catchUp()).isEmpty();
            sell(46, 46);
            succeed(with("audit"));
            assertThat(following.catchUp()).isNotEmpty();
            assertThat(following.repeated()).isEmpty();
            succeed(with("conformance", "--topic", "customer-profiles"));
            succeed(with("conformance", "--topic", "subscriber.analysts"));
            for (String member : List.of("M1", "M45", "M46")) succeed(with("profile", "member_id:" + member));
            discardTheFormerOne(fresh.configuration());
            succeed(with("audit"));
        }
    }

    private void discardTheFormerOne(Configuration configuration) throws Exception {
        assertThat(said(with("discard", "--generation", "2"))).isEqualTo(ExitCode.USAGE);
        assertThat(said("discard", "--generation", "2", "--yes")).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("Generation 2 is in force");
        succeed(with("discard", "--generation", "1", "--yes"));
        assertThat(said.toString())
                .contains("topic   observations", "timeline-changelog", "folder  ", "Deleted.")
                .doesNotContain("customer-profiles", "quarantine", "g2.");
        assertThat(topics(configuration))
                .contains("customer-profiles", "g2.observations", "generations")
                .noneMatch(name -> name.contains("shadow"));
    }

    @Test
    void aChangedRuleWritesWhatDiffersAndAKilledCutoverGoesOn() throws Exception {
        Path before = rules("before.yaml", "3", 1000);
        Path after = rules("after.yaml", "50", 1001);
        RunningInstallation present =
                RunningInstallation.start(Distribution.home(), folder, 2, "identity-rules: " + before + "\n");
        Following following = new Following(present.configuration());
        try (present) {
            sell(1, 20);
            for (int member = 21; member <= 26; member++) sellTo(member, 21);
            // Somebody of whom no more than the telephone is known.
            load(HEAD + line(27, 21).replace("M27", ""), 27);
            succeed("audit");
            following.catchUp();
        }
        int known = following.live().size();

        String[] cutover = {"rebuild", "--cut-over", "--set", "identity-rules=" + after};
        try (OnefoldProcess killed = Distribution.start(
                folder, List.of(with(cutover, "--config", settings().toString())))) {
            killed.awaitLine("Writing what differs", Duration.ofMinutes(3));
            List<ProcessHandle> all = killed.tree();
            all.forEach(ProcessHandle::destroyForcibly);
            assertThat(OnefoldProcess.survivors(all)).isEmpty();
        }
        succeed(cutover);
        assertThat(said.toString()).contains("generation: 2", "identity-rules: " + after);

        RunningInstallation fresh = RunningInstallation.restart(
                Distribution.home(), settings(), "--set", "topics.generation=2", "--set", "identity-rules=" + after);
        try (fresh) {
            Set<String> written = following.catchUp();
            assertThat(written).isNotEmpty().hasSizeLessThan(known / 2);
            assertThat(following.repeated()).isEmpty();
            String[] now = {"--set", "topics.generation=2", "--set", "identity-rules=" + after};
            succeed(with(new String[] {"audit"}, now));
            succeed(with(new String[] {"conformance", "--topic", "customer-profiles"}, now));
            sellTo(99, 99);
            succeed(with(new String[] {"audit"}, now));
            assertThat(following.catchUp()).hasSize(1);
        }
    }

    @Test
    void anotherOrderOfStrengthsRenamesIdsUnlessAnErasureHasLeftATrace() throws Exception {
        Path weaker = phoneOfStrength("weaker.yaml", 55, 1001);
        RunningInstallation present = RunningInstallation.start(Distribution.home(), folder, 2);
        Following following = new Following(present.configuration());
        try (present) {
            sell(1, 3);
            // Somebody of whom no more than the telephone is known.
            load(HEAD + line(50, 50).replace("M50", ""), 50);
            succeed("audit");
            following.catchUp();
        }

        succeed("rebuild", "--cut-over", "--set", "identity-rules=" + weaker);
        assertThat(said.toString()).contains("records written to profile-changes");

        String[] now = {"--set", "topics.generation=2", "--set", "identity-rules=" + weaker};
        RunningInstallation fresh = RunningInstallation.restart(Distribution.home(), settings(), now);
        try (fresh) {
            Set<String> before = following.live();
            following.catchUp();
            assertThat(following.live()).hasSameSizeAs(before).isNotEqualTo(before);
            succeed(with(new String[] {"conformance", "--topic", "customer-profiles"}, now));
            sellTo(60, 50);
            succeed(with(new String[] {"audit"}, now));
            succeed(with(new String[] {"profile", "phone:+8613900000050"}, now));

            succeed(with(new String[] {"erase", "phone:+8613900000050", "--who", "officer"}, now));
            succeed(with(new String[] {"audit"}, now));
            Path stronger = phoneOfStrength("stronger.yaml", 5, 1002);
            String[] back = {"--set", "topics.generation=2", "--set", "identity-rules=" + stronger};
            assertThat(said(with(new String[] {"rebuild"}, back))).isEqualTo(ExitCode.FAILED);
            assertThat(said.toString()).contains("erasures have left traces in it (1 of phone)");
        }
    }

    private Path phoneOfStrength(String name, int strength, int version) throws Exception {
        String shipped = IdentityRulesParser.shipped();
        assertThat(shipped).contains("  phone:\n    strength: 5\n");
        return Files.writeString(
                folder.resolve(name),
                shipped.replaceFirst("version: \\d+", "version: " + version)
                        .replace("  phone:\n    strength: 5\n", "  phone:\n    strength: " + strength + "\n"));
    }

    /** How many people may use one telephone. */
    private Path rules(String name, String members, int version) throws Exception {
        String shipped = IdentityRulesParser.shipped();
        String phone = "sharedAbove: { customer_id: 5, member_id: 5, email: 5, any: 50 }";
        assertThat(shipped).contains(phone);
        return Files.writeString(
                folder.resolve(name),
                shipped.replaceFirst("version: \\d+", "version: " + version)
                        .replace(phone, "sharedAbove: { member_id: %s, any: 50 }".formatted(members)));
    }

    private void describe() throws Exception {
        Files.writeString(folder.resolve("segments.yaml"), """
                segments:
                  buyers:
                    description: Bought something.
                    where: purchases.orders > 0
                """);
        Files.writeString(folder.resolve("subscribers.yaml"), """
                subscribers:
                  analysts:
                    purpose: none
                    reason: counted for the yearly report
                    fields: [activity, purchases, segments]
                """);
    }

    /** Does something while pages are visited. */
    private static void visited(Configuration configuration, Runnable doing) {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> visiting = CompletableFuture.runAsync(() -> {
            for (int visit = 0; !enough.get() && visit < 5_000; visit++) visit(configuration, visit);
        });
        try {
            doing.run();
        } finally {
            enough.set(true);
        }
        visiting.join();
    }

    private static void visit(Configuration configuration, int visit) {
        String body = """
                {"userId": "U%d", "anonymousId": "a%d", "event": "Viewed", "messageId": "v%d"}
                """.formatted(visit % 30, visit % 50, visit);
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + configuration.collector().port() + "/v1/track"))
                .header("Authorization", "Basic d2ViOg==")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .join()
                        .statusCode())
                .isEqualTo(200);
    }

    private void sell(int first, int last) throws Exception {
        StringBuilder lines = new StringBuilder(HEAD);
        for (int member = first; member <= last; member++) lines.append(line(member, member));
        load(lines, first);
    }

    private void sellTo(int member, int phone) throws Exception {
        load(HEAD + line(member, phone), member);
    }

    private static String line(int member, int phone) {
        return "2026-11-20T10:15:00+08:00,R-%d,1,Longjing tea,tea,2,336.00,CNY,M%d,139%08d%n"
                .formatted(member, member, phone);
    }

    private void load(CharSequence lines, int number) throws Exception {
        Path sales = Files.writeString(folder.resolve("sales-" + number + ".csv"), lines);
        succeed("import", "store", sales.toString());
    }

    private static Set<String> topics(Configuration configuration) throws Exception {
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            return admin.listTopics().names().get();
        }
    }

    private Path settings() {
        return folder.resolve("onefold.yaml");
    }

    private void succeed(String... verb) {
        assertThat(said(verb)).as(said::toString).isEqualTo(ExitCode.OK);
    }

    private int said(String... verb) {
        said.getBuffer().setLength(0);
        return RunningInstallation.execute(settings(), out, verb);
    }

    private static String[] with(String... verb) {
        return with(verb, MORE);
    }

    private static String[] with(String[] verb, String... more) {
        return Stream.concat(Stream.of(verb), Stream.of(more)).toArray(String[]::new);
    }
}
