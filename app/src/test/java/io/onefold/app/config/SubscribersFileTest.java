package io.onefold.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.connector.SecretReference;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.subscription.FieldClass;
import io.onefold.profile.subscription.Ground;
import io.onefold.profile.subscription.KnownFields;
import io.onefold.profile.subscription.Mask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscribersFileTest {
    private static final SubscribersFile.Known KNOWN = new SubscribersFile.Known(
            new KnownFields(NamespaceNames.of(Optional.empty()), Set.of("teas"), Set.of("lapsed", "champions")),
            new Expressions(KnownNames.SHIPPED),
            Set.of());

    @Test
    void theExampleIsRead() throws IOException {
        List<DescribedSubscriber> all =
                read(Files.readString(Path.of("../docs/examples/subscribers/subscribers.yaml")));

        assertThat(all).extracting(DescribedSubscriber::name).containsExactly("newsletter", "analysts", "delivery");
        DescribedSubscriber newsletter = all.getFirst();
        assertThat(newsletter.target())
                .isEqualTo(new Target.Webhook(
                        URI.create("https://mail.example.com/onefold"),
                        new SecretReference.Variable("NEWSLETTER_SECRET"),
                        100,
                        Duration.ofSeconds(10)));
        assertThat(newsletter.subscription().audience().ground()).isEqualTo(new Ground.Consent("email_marketing"));
        assertThat(newsletter.subscription().disclosure().mask(FieldClass.CONTACT))
                .isEqualTo(Mask.CLEAR);
        assertThat(all.getLast().subscription().audience().ground()).isInstanceOf(Ground.Other.class);
    }

    @Test
    void thePagesNameEveryKeyClassAndMaskAndTheirExamplesAreRead() throws IOException {
        for (String name : List.of("subscribers.md", "subscribers.zh-CN.md")) {
            String page = Files.readString(Path.of("../docs", name));
            String yaml = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```\n", page.indexOf("```yaml")));

            assertThat(read(yaml)).as(name).isNotEmpty();
            assertThat(page).contains(quoted(SubscribersFile.KEYS));
            assertThat(page)
                    .contains(quoted(Arrays.stream(FieldClass.values())
                            .map(FieldClass::word)
                            .toList()));
            assertThat(page)
                    .contains(
                            quoted(Arrays.stream(Mask.values()).map(Mask::word).toList()));
        }
    }

    private static List<String> quoted(List<String> words) {
        return words.stream().map(each -> "`" + each + "`").toList();
    }

    @Test
    void anEmptyFileHasNobody() {
        assertThat(read("")).isEmpty();
        assertThat(read("subscribers: {}")).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsLine() {
        String yaml = """
                purposes: { email_marketing: News by e-mail }
                classes: { contcat: [fax_number] }
                subscribers:
                  Newsletter:
                    purpose: email_markting
                    segments: [lapsd]
                    where: computed.lif_cycle == "x"
                    fields: [traits.email, identifiers.emial, computed.tees, activty, purchases.spent]
                    mask: { contact: hashed, behaviour: hash }
                  nothing-said: {}
                  contract: { purpose: none, fields: [] }
                  posted: { purpose: email_marketing, fields: [], target: webhok }
                  hooked:
                    purpose: email_marketing
                    reason: none needed
                    fields: []
                    target: webhook
                    url: http://mail.example.com/
                    secret: s3cret
                    batch: 0
                    timeout: 1h
                  topical: { purpose: email_marketing, fields: [], url: https://a.example }
                """;

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "subscribers.yaml:2: unknown key contcat. Did you mean contact?",
                        "subscribers.yaml:4: Newsletter is no name for a subscriber",
                        "subscribers.yaml:5: email_markting is neither among this file's purposes nor those of consent in the configuration. Did you mean email_marketing?",
                        "subscribers.yaml:6: there is no segment lapsd. Did you mean lapsed?",
                        "subscribers.yaml:7",
                        "life_cycle",
                        "subscribers.yaml:8: traits.email is of the class contact, of which nothing goes unless",
                        "there is no emial in profiles. Did you mean email?",
                        "there is no tees in profiles. Did you mean teas?",
                        "there is no activty in profiles. Did you mean activity?",
                        "there is no spent in profiles. Did you mean spend?",
                        "subscribers.yaml:9: hashed is no mask: one of drop, hash, partial, clear. Did you mean hash?",
                        "behaviour is counts and amounts",
                        "subscribers.yaml:10: nothing-said has no purpose",
                        "nothing-said has no fields",
                        "subscribers.yaml:11: contract needs no consent: say why",
                        "subscribers.yaml:12: webhok is no target: topic or webhook. Did you mean webhook?",
                        "subscribers.yaml:15: a reason is only asked for where purpose is none",
                        "subscribers.yaml:18: url is https://",
                        "subscribers.yaml:19: secret is {env: NAME} or {file: PATH}",
                        "subscribers.yaml:20: batch is a whole number from 1 to 1000",
                        "subscribers.yaml:21: timeout is a time such as",
                        "subscribers.yaml:22: url is only asked for where target is webhook")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aNameIsOfOneClassOnly() {
        assertThatThrownBy(() -> read("classes: { other: [gender], sensitive: [size, gender] }"))
                .hasMessageContaining("subscribers.yaml:1: gender is of the class other already");
    }

    @Test
    void aWebhookOfThisMachineNeedsNoHttps() {
        List<DescribedSubscriber> all = read("""
                subscribers:
                  here:
                    purpose: none
                    reason: a test
                    fields: []
                    target: webhook
                    url: http://127.0.0.1:9000/hook
                    secret: {file: hook.secret}
                    batch: 7
                    timeout: 500ms
                """);

        assertThat(all.getFirst().target())
                .isEqualTo(new Target.Webhook(
                        URI.create("http://127.0.0.1:9000/hook"),
                        new SecretReference.InFile(Path.of("hook.secret")),
                        7,
                        Duration.ofMillis(500)));
    }

    private static List<DescribedSubscriber> read(String yaml) {
        return SubscribersFile.read("subscribers.yaml", yaml, KNOWN);
    }
}
