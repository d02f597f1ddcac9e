package io.onefold.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.IdentifierField;
import io.onefold.ingest.Source;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ConsentRules.Purpose;
import io.onefold.profile.Strategy;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.schemas.Channel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    @TempDir
    Path folder;

    @Test
    void withoutAnyFileEverythingIsOnThisMachine() {
        Configuration configuration = read("", Map.of(), Map.of());

        assertThat(configuration.servers())
                .isEqualTo(new Servers(
                        "127.0.0.1:9092",
                        true,
                        "http://127.0.0.1:8081/apis/ccompat/v7",
                        true,
                        "http://127.0.0.1:8083",
                        true,
                        "http://127.0.0.1:8090"));
        assertThat(configuration.topics().partitions().identity()).isEqualTo(16);
        assertThat(configuration.identity().secret())
                .isEqualTo(configuration.data().resolve("tenant.secret"));
        assertThat(configuration.sources().withWriteKey("call-centre").map(Source::channel))
                .contains(Channel.CALL_CENTRE);
    }

    @Test
    void aCollectorAloneRunsNoServerBesideItself() {
        Map<String, String> servers =
                Map.of("ONEFOLD_BOOTSTRAP", "b:9092", "ONEFOLD_REGISTRY_URL", "http://r", "ONEFOLD_PARTS", "collector");

        assertThat(read("", servers, Map.of()).parts()).isEqualTo(Parts.COLLECTOR);
        assertThat(read("", Map.of(), Map.of()).parts()).isEqualTo(Parts.ALL);
        assertThatThrownBy(() -> read("parts: collector\n", Map.of(), Map.of()))
                .hasMessageContainingAll("bootstrap", "registry.url", "is needed where parts is collector");
        assertThatThrownBy(() -> read("parts: collecter\n", Map.of(), Map.of()))
                .hasMessageContaining("`all` or `collector`");
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() {
        String yaml = "broker: { port: 1001 }\nregistry: { port: 1002 }\napi: { port: 1003 }\n";

        Configuration configuration = read(
                yaml,
                Map.of("ONEFOLD_REGISTRY_PORT", "2002", "ONEFOLD_API_PORT", "2003", "PATH", "/bin"),
                Map.of("api.port", "3003"));

        assertThat(configuration.broker().port()).isEqualTo(1001);
        assertThat(configuration.registry().port()).isEqualTo(2002);
        assertThat(configuration.api().port()).isEqualTo(3003);
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirPlaces() {
        String yaml = """
                brokr:
                  port: 1
                broker:
                  port: many
                  prot: 2
                data: [a]
                sources:
                  shop:
                    chanel: web
                  till:
                    channel: stroe
                  app:
                    channel: app
                    identifiers: { userid: x }
                survivorship:
                  city: newest
                """;
        Map<String, String> flags = Map.of("time-zone", "Mars", "janitor.least-age", "1d", "registry.port", "8090");

        assertThatThrownBy(() -> read(yaml, Map.of("ONEFOLD_BROKER_PROT", "1"), flags))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.toString().replaceFirst("^/.*/", ""))
                                .containsExactlyInAnyOrder(
                                        "onefold.yaml:1: unknown key brokr. Did you mean broker?",
                                        "onefold.yaml:4: broker.port is a port, 1 to 65535, not many",
                                        "onefold.yaml:5: unknown key broker.prot. Did you mean broker.port?",
                                        "onefold.yaml:6: data is a single value",
                                        "onefold.yaml:9: unknown key chanel. Did you mean channel?",
                                        "onefold.yaml:9: source shop needs a channel",
                                        "onefold.yaml:11: no such channel: stroe. Did you mean store?",
                                        "onefold.yaml:14: unknown key userid. Did you mean user-id?",
                                        "onefold.yaml:16: no such strategy: newest. There are most-frequent, most-recent,"
                                                + " non-empty, oldest, union and source-priority: [SOURCE, …]",
                                        "ONEFOLD_BROKER_PROT: no such setting. Did you mean ONEFOLD_BROKER_PORT?",
                                        "--set time-zone: time-zone is a time zone such as Asia/Shanghai or UTC, not Mars",
                                        "janitor.least-age: is at least 7d, so that an instance may be away for days",
                                        "api.port: is port 8090 as registry.port is; choose another"));
    }

    @Test
    void whatIsNoYamlIsReportedWithItsLine() {
        assertThatThrownBy(() -> read("data: x\nbroker: {port: 1\n", Map.of(), Map.of()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("onefold.yaml:3: not readable as YAML");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> read("data: a\ndata: b\n", Map.of(), Map.of()))
                .hasMessageContaining("onefold.yaml:2: the key data is here twice");
    }

    @Test
    void propertiesOfKafkaPassThroughFromEverywhere() {
        String yaml = "kafka:\n  security.protocol: SSL\n  ssl: { truststore.location: /t }\n";

        Configuration configuration = read(
                yaml,
                Map.of("ONEFOLD_KAFKA_SASL_MECHANISM", "PLAIN"),
                Map.of("kafka.client.dns.lookup", "use_all_dns_ips"));

        assertThat(configuration.kafka())
                .isEqualTo(Map.of(
                        "security.protocol", "SSL",
                        "ssl.truststore.location", "/t",
                        "sasl.mechanism", "PLAIN",
                        "client.dns.lookup", "use_all_dns_ips"));
        assertThat(configuration.toString()).doesNotContain("PLAIN");
    }

    @Test
    void aSourceMapsItsIdentifiersToNamespaces() {
        String yaml = """
                sources:
                  webshop:
                    channel: web
                    write-keys: [k1, k2]
                    region: CN
                    currency: CNY
                    identifiers: { user-id: shop_user, phone: "" }
                    external-ids: { card: member_id }
                    consent-namespaces: { post: postal }
                """;

        Source source =
                read(yaml, Map.of(), Map.of()).sources().withWriteKey("k2").orElseThrow();

        assertThat(source.name()).isEqualTo("webshop");
        assertThat(source.identifiers().namespace(IdentifierField.USER_ID)).isEqualTo("shop_user");
        assertThat(source.identifiers().namespace(IdentifierField.PHONE)).isEmpty();
        assertThat(source.identifiers().externalNamespace("users", "card")).isEqualTo("member_id");
        assertThat(source.defaults().region()).isEqualTo("CN");
        assertThat(source.defaults().consentNamespaces()).isEqualTo(Map.of("post", "postal"));
    }

    @Test
    void twoSourcesWithOneWriteKeyAreRefusedWithoutShowingIt() {
        String yaml = "sources:\n  a: { channel: web, write-keys: k123 }\n  b: { channel: app, write-keys: k123 }\n";

        assertThatThrownBy(() -> read(yaml, Map.of(), Map.of()))
                .hasMessageContaining("sources a and b have a write key in common")
                .hasMessageNotContaining("k123");
    }

    @Test
    void survivorshipIsReadByTrait() {
        String yaml = "survivorship:\n  name: oldest\n  city: { source-priority: [crm, shop] }\n";

        Configuration configuration = read(yaml, Map.of(), Map.of());

        assertThat(configuration.profile().survivorship().of("name")).isEqualTo(new Strategy.Oldest());
        assertThat(configuration.profile().survivorship().of("city"))
                .isEqualTo(new Strategy.SourcePriority(List.of("crm", "shop")));
        assertThat(configuration.profile().survivorship().of("other")).isEqualTo(new Strategy.MostRecent());
    }

    @Test
    void thePortraitIsReadAndTheRestStaysAsItIs() {
        String yaml = """
                portrait:
                  home-currency: EUR
                  rates: { USD: 0.92 }
                  at-risk-after: 90
                  middle-price: 80
                  points: bonus
                  region: [province, district]
                  traits: { tenure_days: on, age: off }
                """;

        PortraitRules portrait = read(yaml, Map.of(), Map.of()).profile().portrait();

        assertThat(portrait.home().currency()).isEqualTo("EUR");
        assertThat(portrait.home().rates()).containsEntry("USD", new BigDecimal("0.92"));
        assertThat(portrait.lifeCycle()).isEqualTo(new PortraitRules.LifeCycle(90, 365, 4));
        assertThat(portrait.tiers()).isEqualTo(PortraitRules.DEFAULT.tiers());
        assertThat(portrait.bands())
                .isEqualTo(new PortraitRules.PriceBands(new BigDecimal("500"), new BigDecimal("80")));
        assertThat(portrait.names().points()).isEqualTo("bonus");
        assertThat(portrait.names().level()).isEqualTo("level");
        assertThat(portrait.names().region()).containsExactly("province", "district");
        assertThat(portrait.off()).containsExactlyInAnyOrder(ComputedTrait.AGE, ComputedTrait.DAYS_SINCE_PURCHASE);
    }

    @Test
    void allThatIsWrongWithThePortraitIsSaidAtOnce() {
        String yaml = """
                portrait:
                  home-currency: yuan
                  rates: { USD: -1 }
                  lapsed-after: 100
                  loyal-from: 1
                  high-value: 10
                  middle-price: 500
                  birthdays: born
                  traits: { life_cicle: off, age: perhaps }
                """;

        assertThatThrownBy(() -> read(yaml, Map.of(), Map.of()))
                .hasMessageContainingAll(
                        "yuan is no currency",
                        "a number above 0",
                        "lapsed-after must be more than at-risk-after, which is 120",
                        "loyal-from is a whole number from 2",
                        "high-value must be more than middle-value, which is 1000",
                        "high-price must be more than middle-price, which is 500",
                        "unknown key birthdays. Did you mean birthday?",
                        "no computed trait life_cicle. Did you mean life_cycle?",
                        "write on or off");
    }

    @Test
    void theConsentOfTheExampleIsReadAndWithoutAnyOnlyMinorsAreGuarded() throws IOException {
        ConsentRules consent = read(
                        Files.readString(Path.of("../docs/examples/consent/onefold.yaml")), Map.of(), Map.of())
                .profile()
                .consent();

        assertThat(consent.minorAge()).isEqualTo(14);
        assertThat(consent.names())
                .containsExactly(
                        "cross_border",
                        "email_marketing",
                        "phone_marketing",
                        "profiling",
                        "sharing",
                        "sms_marketing",
                        "social_marketing");
        assertThat(consent.purpose("sms_marketing")).isEqualTo(new Purpose(false, "phone", 730));
        assertThat(consent.purpose("sharing")).isEqualTo(new Purpose(true, "", 0));
        assertThat(consent.purpose("profiling")).isEqualTo(Purpose.ANY);
        assertThat(consent.namespaces())
                .containsOnlyKeys("email_marketing", "sms_marketing", "phone_marketing", "social_marketing");
        assertThat(read("", Map.of(), Map.of()).profile().consent()).isEqualTo(ConsentRules.DEFAULT);
        assertThat(read("consent: { minor-age: 0, purposes: { calls: } }", Map.of(), Map.of())
                        .profile()
                        .consent())
                .isEqualTo(new ConsentRules(new TreeMap<>(Map.of("calls", Purpose.ANY)), 0));
    }

    @Test
    void aSegmentThatNamesAPurposeWhichIsNotListedIsRefused() throws IOException {
        Path segments = Files.writeString(
                folder.resolve("segments.yaml"),
                "segments: { mail: { where: 'consent(\"emial_marketing\") == \"granted\"' } }");
        Map<String, String> flags = Map.of("segments", segments.toString());

        assertThatThrownBy(() -> read("consent: { purposes: { email_marketing: {} } }", Map.of(), flags))
                .hasMessageContaining("there is no consents.emial_marketing. Did you mean email_marketing?");
        assertThat(read("", Map.of(), flags).profile().questions().segments().all())
                .hasSize(1);
    }

    @Test
    void allThatIsWrongWithConsentIsSaidAtOnce() {
        String yaml = """
                consent:
                  minor-age: 99
                  purpose: {}
                  purposes:
                    sharing: { separate: yes, valid_days: 3 }
                    "a b": { valid-days: 0 }
                    calls: often
                """;

        assertThatThrownBy(() -> read(yaml, Map.of(), Map.of()))
                .hasMessageContainingAll(
                        "onefold.yaml:2: minor-age is a whole number from 0 to 21",
                        "unknown key purpose. Did you mean purposes?",
                        "write true or false",
                        "unknown key valid_days. Did you mean valid-days?",
                        "a b is no name for a purpose",
                        "valid-days is a whole number from 1 to 36500",
                        "onefold.yaml:7: here stands a section");
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        assertThatThrownBy(() -> new ConfigurationReader(Map.of()).read(folder.resolve("none.yaml"), Map.of()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("none.yaml: cannot be read");
    }

    private Configuration read(String yaml, Map<String, String> environment, Map<String, String> flags) {
        Path file = folder.resolve("onefold.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new ConfigurationReader(environment).read(file, flags);
    }
}
