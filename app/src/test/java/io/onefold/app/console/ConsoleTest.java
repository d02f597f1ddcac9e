package io.onefold.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.profile.store.StoreChange.MessageKept;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final String PERSON = "/console/api/people/" + ShownPeople.profileId();

    private final RunningConsole console;

    ConsoleTest(@TempDir Path directory) {
        console = new RunningConsole(directory);
        console.apply(ShownPeople.changes());
    }

    @AfterEach
    void close() {
        console.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/console/find", "/console/profiles/x/graph", "/console/api/people/x"})
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) throws Exception {
        HttpResponse<String> answer = console.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void aFileIsSentOnceAndThenItsTagAlone() throws Exception {
        HttpResponse<String> first = console.get("/console/files/main.js");
        HttpResponse<String> again = console.get(
                "/console/files/main.js",
                "If-None-Match",
                first.headers().firstValue("ETag").orElseThrow());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(console.get("/console/files/main.js", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void whatNobodyAnswersIsRefusedInWords() throws Exception {
        HttpResponse<String> answer = console.get("/console/api/nothing/of/this");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(RunningConsole.json(answer).at("/reason").textValue()).isEqualTo("unknown-question");
    }

    @Test
    void librariesComeOutOfTheirJars() throws Exception {
        for (String name : List.of("d3-dispatch", "d3-timer", "d3-quadtree", "d3-force"))
            assertThat(console.get("/console/files/lib/" + name + ".js").body()).contains("d3js.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/files/Console.class",
                "/console/files/..%2fup%2fUp.class",
                "/console/files/i18n/..%2f..%2fx.js",
                "/console/files/none.js"
            })
    void nothingButItsOwnFilesIsServed(String path) throws Exception {
        assertThat(console.get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void aPageOfAnotherSiteGetsNothing() throws Exception {
        assertThat(console.get(PERSON, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(console.get(PERSON, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(console.get(PERSON, "Origin", "http://127.0.0.1:1").statusCode())
                .isEqualTo(403);
        assertThat(console.get(PERSON, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(console.get(PERSON, "Sec-Fetch-Site", "same-origin", "Origin", "http://127.0.0.1:" + console.port())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aNameOfAnotherSiteThatLeadsHereGetsNothing() throws Exception {
        assertThat(statusFor("attacker.example:" + console.port())).contains("421");
        assertThat(statusFor("127.0.0.1.attacker.example")).contains("421");
        assertThat(statusFor("localhost:" + console.port())).contains("200");
        assertThat(statusFor("[::1]:" + console.port())).contains("200");
    }

    /** The client of Java does not let a test say another host. */
    private String statusFor(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            socket.getOutputStream()
                    .write(("GET " + PERSON + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "li.wen@example.org",
                " Li.Wen@Example.ORG ",
                "138 1234 5678",
                "+86 138-1234-5678",
                "k-1041",
                "email:li.wen@example.org"
            })
    void anyUsualSpellingFindsThePersonAndTheAnswerDoesNotRepeatIt(String text) throws Exception {
        HttpResponse<String> answer = find(text);

        assertThat(RunningConsole.json(answer).at("/found/0/profileId").textValue())
                .isEqualTo(ShownPeople.profileId());
        assertThat(RunningConsole.json(answer).at("/found")).hasSize(1);
        assertThat(answer.body()).doesNotContain(ShownPeople.SECRETS);
    }

    @Test
    void aProfileIdFindsItPresentOrPast() throws Exception {
        assertThat(RunningConsole.json(find(ShownPeople.profileId()))
                        .at("/found/0/profileId")
                        .textValue())
                .isEqualTo(ShownPeople.profileId());
        assertThat(RunningConsole.json(find(ShownPeople.formerId()))
                        .at("/found/0/profileId")
                        .textValue())
                .isEqualTo(ShownPeople.profileId());
    }

    @Test
    void nothingFoundSaysWhatWasTried() throws Exception {
        JsonNode answer = RunningConsole.json(find("nobody@example.org"));

        assertThat(answer.at("/found")).isEmpty();
        assertThat(answer.at("/tried").findValuesAsText("namespace")).contains("email", "phone", "customer_id");
        for (JsonNode each : answer.at("/tried"))
            assertThat(each.path("status").textValue())
                    .isEqualTo(each.path("namespace").textValue().equals("phone") ? "unreadable" : "unknown");
        assertThat(answer.toString()).doesNotContain("nobody@");
    }

    private HttpResponse<String> find(String text) throws Exception {
        return console.post("/console/api/people/find", "{\"text\":\"" + text + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/graph",
                "/timeline",
                "/marks",
                "/provenance?kind=trait&name=name",
                "/provenance?kind=consent&name=x"
            })
    void noAnswerHasPersonalDataUntilItIsAskedFor(String path) throws Exception {
        HttpResponse<String> answer = console.get(PERSON + path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(ShownPeople.SECRETS);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void whoAsksIsRecordedFirstAndThenSeesThatOnePerson() throws Exception {
        HttpResponse<String> granted = console.post(PERSON + "/reveal", "{\"who\":\"Chen\",\"why\":\"a complaint\"}");
        String token = RunningConsole.json(granted).at("/token").textValue();

        assertThat(console.acts()).singleElement().satisfies(act -> {
            assertThat(act.who()).isEqualTo("Chen");
            assertThat(act.why()).isEqualTo("a complaint");
            assertThat(act.action()).isEqualTo("reveal");
            assertThat(act.subject()).isEqualTo(ShownPeople.profileId());
        });
        assertThat(console.get(PERSON, Reveals.HEADER, token).body()).contains("Li Wen", "li.wen@example.org");
        assertThat(console.get(PERSON + "/graph", Reveals.HEADER, token).body()).contains("k-2077");
        assertThat(console.get(PERSON + "/timeline", Reveals.HEADER, token).body())
                .contains("13900001111");
        assertThat(console.get(PERSON, Reveals.HEADER, "x").body()).doesNotContain(ShownPeople.SECRETS);
        assertThat(console.get(PERSON).body()).doesNotContain(ShownPeople.SECRETS);
    }

    @Test
    void nothingIsRevealedWhereItCannotBeRecorded() throws Exception {
        console.auditGoesDown();

        HttpResponse<String> refused = console.post(PERSON + "/reveal", "{\"who\":\"Chen\",\"why\":\"a complaint\"}");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(RunningConsole.json(refused).at("/reason").textValue()).isEqualTo("audit-unavailable");
        assertThat(RunningConsole.json(refused).has("token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"who\":\" \",\"why\":\"x\"}", "{\"who\":\"x\",\"why\":\"\"}", "[]", "{", ""})
    void nobodySeesAnythingWithoutSayingWhoAndWhy(String body) throws Exception {
        assertThat(console.post(PERSON + "/reveal", body).statusCode()).isEqualTo(400);
        assertThat(console.acts()).isEmpty();
    }

    @Test
    void anOldIdSaysWhatTheyAreCalledNow() throws Exception {
        HttpResponse<String> answer = console.get("/console/api/people/" + ShownPeople.formerId());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(RunningConsole.json(answer).at("/reason").textValue()).isEqualTo("moved");
        assertThat(RunningConsole.json(answer).at("/message").textValue()).isEqualTo(ShownPeople.profileId());
        assertThat(RunningConsole.json(console.get(PERSON)).at("/formerIds/0").textValue())
                .isEqualTo(ShownPeople.formerId());
    }

    @Test
    void theGraphNumbersIdentifiersAndSaysWhichAreSomebodyElses() throws Exception {
        JsonNode graph = RunningConsole.json(console.get(PERSON + "/graph"));

        assertThat(graph.at("/identifiers")).hasSize(4);
        assertThat(graph.at("/identifiers/3/elsewhere").booleanValue()).isTrue();
        assertThat(graph.at("/links/2/refused").textValue()).isEqualTo("limit:customer_id");
        assertThat(graph.at("/links/2/a").intValue()).isEqualTo(3);
        assertThat(graph.at("/links/0/evidence/0/messageId").textValue()).isEqualTo("m1");
    }

    @Test
    void whoLooksHearsOfAChangeAndAStreamThatClosesIsForgotten() throws Exception {
        try (InputStream body = console.stream(PERSON + "/live").body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            awaitEvent(lines, "listening");

            console.apply(List.of(new MessageKept(ShownPeople.message("m3", ShownPeople.AT + 5_000))));

            awaitEvent(lines, "changed");
            assertThat(console.live().watching()).isEqualTo(1);
        }
    }

    /** Blocks; the build's own limit ends a test in which it never comes. */
    private static void awaitEvent(BufferedReader lines, String name) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine())
            if (line.equals("event: " + name)) return;
        throw new AssertionError("the stream ended without the event " + name);
    }
}
