package io.onefold.ingest;

import io.onefold.schemas.ConsentState;
import java.util.Map;

/**
 * What holds for a source's touchpoints where they say nothing themselves. Empty strings stand for no default.
 *
 * @param region ISO 3166 region of telephone numbers written without a country, such as {@code CN}
 * @param locale such as {@code zh-CN}
 * @param currency ISO 4217
 * @param consentNamespaces the namespace that a decision on a purpose binds; a purpose that is not here binds the anchor
 * @param consents the decision on a purpose that a touchpoint of the source stands for by itself, such as that of a signed form
 */
public record SourceDefaults(
        String region,
        String locale,
        String currency,
        Map<String, String> consentNamespaces,
        Map<String, ConsentState> consents) {
    /** No region, locale or currency; marketing by e-mail binds the address, by text message or call the number. */
    public static final SourceDefaults NONE = new SourceDefaults(
            "",
            "",
            "",
            Map.of("email_marketing", "email", "sms_marketing", "phone", "phone_marketing", "phone"),
            Map.of());

    public SourceDefaults {
        consentNamespaces = Map.copyOf(consentNamespaces);
        consents = Map.copyOf(consents);
    }
}
