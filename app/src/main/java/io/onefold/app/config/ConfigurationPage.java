package io.onefold.app.config;

/** docs/configuration.md, from the tables that the code reads by. */
public final class ConfigurationPage {
    private static final String HEAD = """
            # Configuration

            One file, `onefold.yaml`, in the working folder (or named by `--config` or `ONEFOLD_CONFIG`). Nothing in it is needed. Each
            setting can also be given by its environment variable or by `--set KEY=VALUE`: a flag wins over the environment, the environment over the
            file, the file over the default. A key that does not exist is an error that names the one you probably meant, and all errors are
            reported at once.

            Dots stand for levels: `broker.port` is

            ```yaml
            broker:
              port: 9092
            ```

            This page is written from the code, and a test holds one against the other.

            ## Settings

            | Key | Value | Default | What it is | Environment |
            | --- | --- | --- | --- | --- |
            """;

    private static final String SOURCES = """

            ## sources

            The systems that touchpoints come from, by name. Without this section there is one source for each channel, with the channel's label for
            name and write key: enough to try things on one machine, and to be replaced before others can reach the collector.

            ```yaml
            sources:
              webshop:
                channel: web
                write-keys: [a-long-random-word]
                region: CN
                identifiers: { user-id: shop_user }
              tills:
                channel: store
                currency: CNY
                mapping: tills.yaml
            ```

            | Key | Default | What it is |
            | --- | --- | --- |
            """;

    private static final String REST = """

            ## survivorship

            Which of all values of a trait is the profile's, by trait; `most-recent` for those that are not named. docs/definition.md says
            exactly what each does.

            ```yaml
            survivorship:
              firstName: most-recent        # oldest, most-frequent, union, non-empty
              city: { source-priority: [crm, webshop] }
            ```

            ## portrait

            By what computed traits are computed: docs/profile.md says what each of them is. A change is taken over in the background, while
            everything works on.

            ```yaml
            portrait:
              home-currency: CNY
              rates: { USD: 7.1, EUR: 7.8 }
              at-risk-after: 90
              traits: { tenure_days: on, top_products: off }
            ```

            | Key | Default | What it is |
            | --- | --- | --- |
            """;

    private static final String CONSENT = """

            ## consent

            Which grants of consent count: docs/consent.md says what that serves. A change is taken over in the background, while everything works on.

            ```yaml
            consent:
              minor-age: 14
              purposes:
                email_marketing: { namespace: email }
                sms_marketing: { namespace: phone, valid-days: 730 }
                phone_marketing: { namespace: phone }
                social_marketing: { namespace: social_id }
                profiling: {}
                sharing: { separate: true }
                cross_border: { separate: true }
            ```

            | Key | Default | What it is |
            | --- | --- | --- |
            """;

    private static final String PURPOSE = """

            Of each purpose:

            | Key | Default | What it is |
            | --- | --- | --- |
            """;

    private static final String KAFKA = """

            ## kafka

            Properties of Kafka's own clients, by Kafka's own names; every client gets them. So TLS, SASL and a managed cluster need nothing else.
            From the environment: `ONEFOLD_KAFKA_SECURITY_PROTOCOL=SASL_SSL`; as a flag: `--set kafka.security.protocol=SASL_SSL`.

            ```yaml
            kafka:
              security.protocol: SASL_SSL
              sasl.mechanism: SCRAM-SHA-512
              sasl.jaas.config: org.apache.kafka.common.security.scram.ScramLoginModule required username="…" password="…";
            ```
            """;

    private ConfigurationPage() {}

    /** The page, Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Setting setting : Setting.values())
            row(
                    page,
                    code(setting.key()),
                    setting.kind().form(),
                    setting.defaultText().isEmpty() ? "empty" : code(setting.defaultText()),
                    setting.about(),
                    code(setting.environment()));
        rows(page.append(SOURCES), SourceKey.values());
        rows(page.append(REST), PortraitKey.values());
        rows(page.append(CONSENT), ConsentKey.values());
        rows(page.append(PURPOSE), ConsentKey.OfPurpose.values());
        return page.append(KAFKA).toString();
    }

    private static void rows(StringBuilder page, SectionKey[] keys) {
        for (SectionKey key : keys) row(page, code(key.key()), key.defaultText(), key.about());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
