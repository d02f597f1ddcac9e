package io.onefold.ingest.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.mapping.TouchpointAvro;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of these connectors say is so. */
class SocialPagesTest {
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|");
    private static final String SECRET = WeChatAccount.SHOP.token();

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("../docs/connectors/" + name + ".md"));
    }

    /** The blocks of a page in one language, without their indentation. */
    private static List<String> blocks(String name, String language) throws IOException {
        return Pattern.compile("(?m)^( *)```" + language + "\n((?:.*\n)*?) *```")
                .matcher(page(name))
                .results()
                .map((MatchResult block) -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
                .toList();
    }

    private static Hook.Answer answer(String name, String yaml, Hook.Call call) throws IOException {
        Connector connector = CalledSource.FILES.parse(name, name + ".yaml", yaml);
        Secrets secrets = new Secrets(
                variable -> Optional.of(variable.equals("WECHAT_AES_KEY") ? WeChatAccount.SHOP.aesKey() : SECRET));
        return ((Setup.Called) connector.setup())
                .open(connector.source(), secrets)
                .answer(call);
    }

    private static void assertProduces(Hook.Answer answer, String documented) throws IOException {
        ObjectMapper json = new ObjectMapper();
        String record = TouchpointAvro.toAvro(CalledSource.touchpoint(answer)).toString();
        JsonNode produced = json.readTree(record);

        assertThat(produced)
                .as(json.writerWithDefaultPrettyPrinter().writeValueAsString(produced))
                .isEqualTo(json.readTree(documented));
    }

    @ParameterizedTest
    @CsvSource({"wechat, 2", "meta, 2", "tickets, 1", "webhook, 3"})
    void everyExampleIsADescription(String name, int examples) throws IOException {
        assertThat(blocks(name, "yaml"))
                .hasSize(examples)
                .allSatisfy(yaml -> CalledSource.FILES.parse(name, name + ".yaml", yaml));
    }

    @Test
    void theTableNamesTheKeysThatThereAre() throws IOException {
        assertThat(keys("wechat")).containsExactlyElementsOf(new WeChatKind().keys());
        assertThat(keys("meta")).containsExactlyElementsOf(new MetaKind().keys());
        Kind webhook = new WebhookKind();
        assertThat(keys("webhook"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                webhook.keys().stream(),
                                CallSignature.KEYS.stream().map(key -> "signature." + key))
                        .toList());
    }

    private static List<String> keys(String name) throws IOException {
        String section = page(name).split("\n## Keys\n")[1].split("\n## ")[0];
        return KEY.matcher(section).results().map(key -> key.group(1)).toList();
    }

    @Test
    void wechatsEventsAreThoseOfTheTable() throws IOException {
        String page = page("wechat");

        for (WeChatEvent event : WeChatEvent.values()) {
            assertThat(page).containsIgnoringCase(event.name());
            if (!event.title().endsWith("Ended") && !event.title().contains("Card "))
                assertThat(page).contains(event.title());
        }
    }

    @Test
    void theWeChatExampleIsWhatItProduces() throws IOException {
        Hook.Call call = WeChatAccount.SHOP.encrypted(blocks("wechat", "xml").getFirst(), "n");

        assertProduces(
                answer("wechat-service", blocks("wechat", "yaml").getFirst(), call),
                blocks("wechat", "json").getFirst());
    }

    @Test
    void theMetaExampleIsWhatItProduces() throws IOException {
        String body = blocks("meta", "json").getFirst();
        String code = HexFormat.of().formatHex(code(body));

        assertProduces(
                answer(
                        "meta",
                        blocks("meta", "yaml").getFirst(),
                        CalledSource.post(Map.of(), Map.of("x-hub-signature-256", "sha256=" + code), body)),
                blocks("meta", "json").getLast());
    }

    @Test
    void theTicketExampleIsWhatItProduces() throws IOException {
        String body = blocks("tickets", "json").getFirst();
        String time = CalledSource.NOW.toString();
        Map<String, String> headers = Map.of(
                "x-zendesk-webhook-signature-timestamp",
                time,
                "x-zendesk-webhook-signature",
                Base64.getEncoder().encodeToString(code(time + body)));

        assertProduces(
                answer("tickets", blocks("tickets", "yaml").getFirst(), CalledSource.post(Map.of(), headers, body)),
                blocks("tickets", "json").getLast());
    }

    @Test
    void theSurveyExampleIsWhatItProduces() throws IOException {
        Map<String, String> headers = Map.of("authorization", "Bearer " + SECRET);

        assertProduces(
                answer(
                        "surveys",
                        blocks("webhook", "yaml").getLast(),
                        CalledSource.post(
                                Map.of(), headers, blocks("webhook", "json").getFirst())),
                blocks("webhook", "json").getLast());
    }

    private static byte[] code(String signed) {
        return Proof.hmac("HmacSHA256", SECRET, List.of(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
