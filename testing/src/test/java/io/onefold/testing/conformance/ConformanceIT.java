package io.onefold.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.app.command.ExitCode;
import io.onefold.app.config.Servers;
import io.onefold.testing.installation.RunningInstallation;
import io.onefold.testing.peers.NodePeer;
import io.onefold.testing.process.Distribution;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subscribers of docs/examples/subscribers at an installation in which people merge, part, change their names and are erased. */
@Tag("long")
class ConformanceIT {
    private static final Path EXAMPLES = Distribution.root().resolve("docs/examples/subscribers");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> PEOPLE = List.of(
            "email:merges@shop.cn",
            "phone:13900000001",
            "email:renamed@shop.cn",
            "email:parts@shop.cn",
            "email:erased@shop.cn");

    @TempDir
    private static Path folder;

    @AutoClose
    private static RunningInstallation installation;

    private final StringWriter said = new StringWriter();
    private int messages;

    @BeforeAll
    static void start() throws Exception {
        Path subscribers = Files.writeString(folder.resolve("subscribers.yaml"), """
                purposes: {news: News.}
                subscribers:
                  newsletter: {purpose: news, fields: [identifiers.email, purchases.orders, consents.news], mask: {contact: hash}}
                """);
        installation =
                RunningInstallation.start(Distribution.home(), folder, 2, "subscribers: %s%n".formatted(subscribers));
    }

    @Test
    void whoAppliesUpsertsTombstonesAndChangesEndsExactlyEqualAndItsOwnRowsGoAlong() throws Exception {
        NodePeer node = NodePeer.installed(EXAMPLES);
        try (SqlSubscriber sql = new SqlSubscriber(EXAMPLES, folder)) {
            for (String person : PEOPLE) publish(true, person);
            publish(false, "phone:13900000004");
            publish(false, "email:parts@shop.cn", "phone:13900000004");
            readAll(node, sql);
            for (String person : PEOPLE) note(sql, person);

            publish(false, "email:merges@shop.cn", "phone:13900000001");
            publish(false, "email:renamed@shop.cn", "member_id:M3");
            succeed("unlink", "email:parts@shop.cn", "phone:13900000004");
            succeed("erase", "--person", "email:erased@shop.cn");
            succeed("conformance", "--topic", "customer-profiles");
            readAll(node, sql);
            whoIsOnePersonNowIsTwoAsOfTheTimeBefore();

            Path bySql = Files.write(folder.resolve("sql.jsonl"), sql.query("select profile::text from profiles"));
            succeed(
                    "conformance",
                    "--topic",
                    "customer-profiles",
                    "--exported",
                    exported().toString());
            assertThat(said.toString()).contains("consents, identifierCount", ": 4 of 4", "No differences.");
            succeed("conformance", "--topic", "customer-profiles", "--exported", bySql.toString());
            assertNotes(sql);
        }
        aSubscribersTopicHasWhatItMayAndAnIdMoreOrLessIsFound();
    }

    private void assertNotes(SqlSubscriber sql) throws Exception {
        Map<String, List<String>> notes = notes(MAPPER.readTree(copy().toFile()).path("notes"));
        assertThat(notes.get(id("member_id:M3"))).containsExactly("email:renamed@shop.cn");
        assertThat(notes.get(id("email:merges@shop.cn")))
                .containsExactlyInAnyOrder("email:merges@shop.cn", "phone:13900000001");
        assertThat(notes.values().stream().flatMap(List::stream))
                .contains("email:parts@shop.cn (review)")
                .noneMatch(note -> note.contains("erased"));

        List<String> rows = new ArrayList<>();
        notes.forEach((id, texts) -> texts.forEach(text -> rows.add(id + " " + text)));
        assertThat(sql.query(
                        "select profile_id || ' ' || text || case when review then ' (review)' else '' end from notes"))
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sql.query("select count(*) from notes where profile_id <> present_id(profile_id)"))
                .containsExactly("0");
    }

    private void whoIsOnePersonNowIsTwoAsOfTheTimeBefore() throws Exception {
        String now = id("email:merges@shop.cn");
        assertThat(id("phone:13900000001")).isEqualTo(now);

        succeed("profile", "phone:13900000001", "--as-of", "2026-11-20T10:15:07+08:00");

        assertThat(idOf(said.toString())).isNotEqualTo(now);
        assertThat(MAPPER.readTree(said.toString()).path("identifiers").findValuesAsText("value"))
                .containsExactly("+8613900000001");
        succeed("profile", now, "--as-of", "2026-11-20T10:15:07+08:00");
        assertThat(MAPPER.readTree(said.toString()).path("identifiers").findValuesAsText("value"))
                .containsExactly("merges@shop.cn");
    }

    private void aSubscribersTopicHasWhatItMayAndAnIdMoreOrLessIsFound() throws Exception {
        succeed("conformance", "--topic", "subscriber.newsletter");
        assertThat(said.toString()).contains("the definition allows: 2 of 2");
        Path ids = folder.resolve("ids.txt");
        List<String> all =
                Files.readAllLines(exported()).stream().map(ConformanceIT::idOf).toList();
        Files.write(ids, all);
        succeed("conformance", "--topic", "customer-profiles", "--exported", ids.toString(), "--ids-only");

        List<String> other = new ArrayList<>(all.subList(1, all.size()));
        other.add("00000000-0000-8000-8000-000000000000");
        Files.write(ids, other);
        assertThat(execute("conformance", "--topic", "customer-profiles", "--exported", ids.toString(), "--ids-only"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(said.toString())
                .contains(all.getFirst() + ": is missing in the export", "has ended or never was", "2 differences:");
    }

    /** Both, once all that was sent is decided about. */
    private void readAll(NodePeer node, SqlSubscriber sql) throws Exception {
        succeed("audit");
        Servers servers = installation.configuration().servers();
        NodePeer.Run run = node.run(
                "subscribe.mjs",
                servers.bootstrap(),
                servers.registryUrl(),
                copy().toString(),
                exported().toString());
        assertThat(run.code()).as(run.output()).isZero();
        sql.catchUp(servers.bootstrap(), servers.registryUrl());
    }

    /** In both tools. */
    private void note(SqlSubscriber sql, String person) throws Exception {
        String id = id(person);
        ObjectNode copy = (ObjectNode) MAPPER.readTree(copy().toFile());
        copy.withObject("/notes").withArray(id).addObject().put("text", person);
        MAPPER.writeValue(copy().toFile(), copy);
        sql.query("insert into notes (profile_id, text) values (?, ?) returning note_id", id, person);
    }

    private static Map<String, List<String>> notes(JsonNode told) {
        Map<String, List<String>> notes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> of : told.properties())
            for (JsonNode each : of.getValue())
                notes.computeIfAbsent(of.getKey(), any -> new ArrayList<>())
                        .add(each.path("text").asText() + (each.path("review").asBoolean() ? " (review)" : ""));
        return notes;
    }

    private void publish(boolean consents, String... identifiers) throws Exception {
        String message = "m" + messages++;
        ObjectNode touchpoint = MAPPER.createObjectNode();
        ObjectNode envelope = touchpoint
                .putObject("envelope")
                .put("messageId", message)
                .put("source", "till")
                .put("occurredAt", "2026-11-20T10:15:%02d+08:00".formatted(messages));
        for (String identifier : identifiers)
            envelope.withArray("identifiers")
                    .addObject()
                    .put("namespace", identifier.substring(0, identifier.indexOf(':')))
                    .put("value", identifier.substring(identifier.indexOf(':') + 1));
        if (consents && identifiers[0].startsWith("phone"))
            envelope.withArray("consents").addObject().put("purpose", "news").put("state", "DENIED");
        else if (consents)
            envelope.withArray("consents").addObject().put("purpose", "news").put("state", "GRANTED");
        envelope.putObject("traits").put("height", 1.5).put("children", 2).put("city", "上海");
        Path line = Files.writeString(folder.resolve("line.jsonl"), MAPPER.writeValueAsString(touchpoint) + "\n");
        succeed("publish", "store", line.toString());
    }

    private String id(String identifier) {
        // The store follows the published topics a moment later.
        await().until(() -> execute("profile", identifier) == ExitCode.OK);
        return idOf(said.toString());
    }

    private static String idOf(String profile) {
        try {
            return MAPPER.readTree(profile).path("profileId").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(profile, e);
        }
    }

    private static Path copy() {
        return folder.resolve("copy.json");
    }

    private static Path exported() {
        return folder.resolve("exported.jsonl");
    }

    private void succeed(String... verb) {
        assertThat(execute(verb)).as(said::toString).isEqualTo(ExitCode.OK);
    }

    private int execute(String... verb) {
        said.getBuffer().setLength(0);
        return installation.execute(new PrintWriter(said, true), verb);
    }
}
