package io.onefold.testing.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.onefold.schemas.Channel;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends a person whose every value is marked through every way in, well formed and not, with the logs as fine as they can be set, and looks
 * for the marks in all that is not a profile: logs, metrics, status, what the program says, and answers to what is wrong.
 */
@Tag("long")
class PersonalDataIT {
    /** What the values of a person have in common, as texts, as digits, and as an address in the query of a request has it. */
    private static final Pattern MARKS =
            Pattern.compile("(?i)zq7f03c1|13987650|张秘密|%E5%BC%A0%E7%A7%98%E5%AF%86|\\\\u5f20\\\\u79d8");

    private static final String PHONE = "13987650123";
    private static final String EMAIL = "zq7f03c1.mail@example.com";
    private static final String NAME = "张秘密 Zq7f03c1";
    private static final String ADDRESS = "Zq7f03c1 Road 1, Shanghai";
    private static final String OPENID = "oZq7f03c1WeChatId";
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final List<String> answers = new ArrayList<>();

    @Test
    void nothingOfAPersonIsInLogsMetricsStatusOrAnswersToWhatIsWrong() throws Exception {
        HttpServer source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.createContext("/", exchange -> {
            byte[] page = records().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        source.start();
        describe(source.getAddress().getPort());
        try (ObservedInstallation installation = ObservedInstallation.start(folder, "")) {
            for (String logger : List.of("io.onefold", "org.apache.kafka.clients", "org.apache.kafka.streams"))
                assertThat(installation
                                .send("PUT", installation.api() + "/v1/logging/" + logger, level(logger))
                                .statusCode())
                        .isEqualTo(200);
            call(installation);
            hook(installation);
            weChat(installation);
            files(installation);
            publish(installation);
            command(installation);
            await().atMost(SOON).until(() -> installation.verb("status").contains("touchpoint"));
            await().atMost(SOON)
                    .until(
                            () -> installation.verb("connector", "status"),
                            said -> said.contains("loyal") || said.contains("till"));
            await().atMost(SOON)
                    .until(
                            () -> installation.verb("quarantine", "list"),
                            said -> said.contains("till") && said.contains("web"));
            installation.send("PUT", installation.api() + "/v1/logging/io.onefold", "{\"level\": \"info\"}");

            answers.add(installation.get(installation.api() + "/metrics").body());
            answers.add(installation.get(installation.api() + "/v1/status").body());
            answers.add(installation.get(installation.api() + "/health/ready").body());
            answers.add(installation.verb("status"));
            answers.add(installation.verb("connector", "status"));
            answers.add(installation.verb("subscriber", "status"));
            answers.add(installation.verb("quarantine", "list"));
            answers.add(installation.verb("audit"));
        } finally {
            source.stop(0);
        }
        assertThat(answers).hasSizeGreaterThan(40).allSatisfy(PersonalDataIT::assertIsClean);
        try (Stream<Path> logs = Files.walk(folder.resolve("data/logs"))) {
            List<Path> files = logs.filter(Files::isRegularFile).toList();
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .contains("onefold.log", "connect.log", "broker.log");
            for (Path file : files) assertFileIsClean(file);
        }
        assertFileIsClean(folder.resolve("up.log"));
    }

    private static String level(String logger) {
        return logger.startsWith("io.onefold") ? "{\"level\": \"trace\"}" : "{\"level\": \"debug\"}";
    }

    private static void assertFileIsClean(Path file) throws IOException {
        for (String line : new String(Files.readAllBytes(file), UTF_8).split("\n"))
            assertThat(MARKS.matcher(line).find())
                    .as(file.getFileName() + ": " + line)
                    .isFalse();
    }

    private static void assertIsClean(String answer) {
        assertThat(MARKS.matcher(answer).find()).as(answer).isFalse();
    }

    private static String records() {
        return """
                {"records": [
                  {"id": "1", "at": "2026-11-20T10:00:00Z", "name": "Signed up", "email": "%1$s", "phone": "%2$s", "who": "%3$s"},
                  {"id": "2", "at": "%3$s", "name": "Signed up", "email": "%1$s", "phone": "%2$s"},
                  {"id": {"%3$s": "%2$s"}, "at": ["%1$s"], "name": "%3$s", "email": {"a": "%1$s"}, "phone": ["%2$s"]},
                  "%1$s", ["%2$s"]]}
                """.formatted(EMAIL, PHONE, NAME);
    }

    private void describe(int port) throws IOException {
        Path connectors = Files.createDirectories(folder.resolve("connectors"));
        Path secret = Files.writeString(folder.resolve("secret"), "not-told");
        String mapping = """
                mapping:
                  event: name
                  messageId: id
                  time: {column: at}
                  identifiers: {email: email, phone: phone}
                  traits: {full_name: who}
                """;
        Files.writeString(connectors.resolve("api.yaml"), """
                kind: rest
                channel: survey
                rest:
                  url: http://127.0.0.1:%d/%s
                  records: /records
                  every: 1s
                """.formatted(port, "records") + mapping);
        Files.writeString(connectors.resolve("loyalty.yaml"), """
                kind: webhook
                channel: member
                webhook:
                  records: /records
                  bearer: {file: '%s'}
                """.formatted(secret) + mapping);
        Files.writeString(connectors.resolve("wechat.yaml"), """
                kind: wechat
                channel: social
                wechat:
                  app-id: wx0nef0ldsample001
                  token: {file: '%s'}
                """.formatted(secret));
    }

    /** The tracking API: each call, with a person in each field, and so that it cannot be read. */
    private void call(ObservedInstallation to) throws Exception {
        String person = """
                "traits": {"name": "%1$s", "email": "%2$s", "phone": "%3$s", "address": {"street": "%4$s"}, "wechat": "%5$s"},
                "properties": {"name": "%1$s", "email": "%2$s", "phone": "%3$s", "address": "%4$s", "order_id": "%1$s", "products": [{"name": "%1$s", "price": "%3$s"}]},
                "context": {"ip": "203.0.113.9", "page": {"url": "https://shop.example/?mail=%2$s", "title": "%1$s"}, "traits": {"email": "%2$s"}, "userAgent": "%1$s"}
                """.formatted(NAME, EMAIL, PHONE, ADDRESS, OPENID);
        String who = "\"userId\": \"zq7f03c1\", \"anonymousId\": \"zq7f03c1-a\", \"event\": \"%s\", \"name\": \"%s\""
                .formatted(NAME, NAME);
        for (String type : List.of("identify", "track", "page", "screen", "group", "alias")) {
            String url = to.collector() + "/v1/" + type;
            say(to.send(
                    "POST",
                    url,
                    "{%s, %s, \"previousId\": \"%s\", \"groupId\": \"%s\"}".formatted(who, person, EMAIL, PHONE)));
            say(to.send(
                    "POST", url, "{%s, \"messageId\": [\"%s\"], \"timestamp\": \"%s\"}".formatted(who, EMAIL, NAME)));
            say(to.send("POST", url, "{%s, \"traits\": \"%s\", \"context\": \"%s\"}".formatted(who, EMAIL, PHONE)));
            say(to.send("POST", url, "{\"event\": \"%s\", \"anonymousId\": {\"%s\": 1}}".formatted(NAME, EMAIL)));
            say(to.send("POST", url, "{\"userId\": \"%s\", ".formatted(EMAIL)));
            say(to.send("POST", url, "[\"%s\"]".formatted(EMAIL)));
        }
        say(to.send(
                "POST",
                to.collector() + "/v1/batch",
                "{\"batch\": [{\"type\": \"%s\"}, \"%s\", {\"type\": \"track\", \"event\": \"%s\"}]}"
                        .formatted(EMAIL, PHONE, NAME)));
        say(to.send("POST", to.collector() + "/v1/batch", "{\"batch\": \"%s\"}".formatted(EMAIL)));
        say(to.send("POST", to.collector() + "/v1/identify", "{\"userId\": \"" + EMAIL.repeat(30_000) + "\"}"));
        say(to.get(to.collector() + "/v1/" + EMAIL));
        say(to.get(to.api() + "/v1/profiles/by/email/no-" + EMAIL));
        say(to.get(to.api() + "/v1/profiles/by/phone/no-phone-" + PHONE));
        say(to.get(to.api() + "/v1/profiles/" + EMAIL));
        say(to.get(to.api() + "/v1/" + EMAIL + "?phone=" + PHONE));
    }

    private void hook(ObservedInstallation to) throws Exception {
        String url = to.collector() + "/v1/hooks/loyalty";
        for (String body : List.of(records(), "{\"records\": \"" + EMAIL + "\"}", "{\"" + EMAIL + "\"", EMAIL)) {
            say(to.send("POST", url, body, Map.of("Authorization", "Bearer not-told")));
            say(to.send("POST", url, body, Map.of("Authorization", "Bearer " + EMAIL)));
        }
    }

    private void weChat(ObservedInstallation to) throws Exception {
        String text = """
                <xml><ToUserName>gh_1</ToUserName><FromUserName>%s</FromUserName><CreateTime>%s</CreateTime>
                <MsgType>text</MsgType><Content>%s %s</Content><MsgId>%s</MsgId></xml>
                """;
        String now = Long.toString(Instant.now().getEpochSecond());
        for (String body : List.of(
                text.formatted(OPENID, now, NAME, PHONE, "1"),
                text.formatted(OPENID, EMAIL, NAME, PHONE, NAME),
                "<xml><FromUserName>" + OPENID,
                "<!DOCTYPE a [<!ENTITY x \"" + EMAIL + "\">]><xml>&x;</xml>",
                EMAIL)) {
            String nonce = "n" + body.hashCode();
            String signed = Stream.of("not-told", now, nonce).sorted().collect(Collectors.joining());
            String signature =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(signed.getBytes(UTF_8)));
            String url = to.collector() + "/v1/hooks/wechat?timestamp=" + now + "&nonce=" + nonce + "&signature=";
            say(to.send("POST", url + signature + "&openid=" + OPENID, body));
            say(to.send("POST", url + EMAIL + "&openid=" + OPENID, body));
        }
    }

    private void files(ObservedInstallation to) throws IOException {
        String sales = """
                sold_at,member_id,phone,receipt,amount
                2026-11-20T10:00:00Z,zq7f03c1,%1$s,zq7f03c1-1,9.50
                %2$s,zq7f03c1,%1$s,zq7f03c1-2,9.50
                2026-11-20T10:00:00Z,zq7f03c1,%1$s,zq7f03c1-3,%2$s
                2026-11-20T10:00:00Z,,,zq7f03c1-4,1
                %2$s
                2026-11-20T10:00:00Z,"%2$s,%1$s
                """.formatted(PHONE, NAME);
        Files.writeString(to.drop().resolve("sales.csv"), sales);
        Path export = Files.writeString(folder.resolve("import.csv"), sales);
        Path events = Files.writeString(folder.resolve("import.jsonl"), records() + "{\"" + EMAIL + "\n");
        answers.add(to.verb("import", "store", export.toString()));
        answers.add(to.verb("import", "events", events.toString(), "--source", "web"));
        answers.add(to.verb("publish", "store", events.toString()));
    }

    /** Straight to Kafka, what is no Avro, and what is no command. */
    private static void publish(ObservedInstallation to) throws Exception {
        String brokers = to.running().configuration().servers().bootstrap();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            Topics topics = new Topics("");
            List<String> names = new ArrayList<>(Arrays.stream(Channel.values())
                    .map(channel -> topics.touchpoints(channel).name())
                    .toList());
            names.add(topics.identityCommands().name());
            for (String topic : names)
                for (String value : List.of(EMAIL, "\0\0\0\0\1" + NAME + PHONE, "{\"email\": \"" + EMAIL + "\"}"))
                    producer.send(new ProducerRecord<>(topic, EMAIL.getBytes(UTF_8), value.getBytes(UTF_8)))
                            .get();
        }
    }

    private void command(ObservedInstallation to) {
        for (String verb : List.of("block", "unblock", "erase")) {
            String unused = to.verb(verb, "email:" + EMAIL);
        }
        String unused = to.verb("separate", "email:" + EMAIL, "customer_id:zq7f03c1");
    }

    /** Whoever asks for a profile gets it; what was not taken may say too much. */
    private void say(HttpResponse<String> answer) {
        if (answer.body().contains("\"profileId\"")) return;
        answers.add(answer.statusCode() + " " + answer.body());
    }
}
