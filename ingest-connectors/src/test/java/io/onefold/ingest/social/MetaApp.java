package io.onefold.ingest.social;

import io.onefold.ingest.hook.Hook;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Meta's side of an app: it signs, and sends calls shaped as its documentation shows them. */
final class MetaApp {
    static final String SECRET = "It's a Secret to Everybody";
    static final String PAGE = """
            kind: meta
            channel: social
            meta: {verify-token: {env: VERIFY}, app-secret: [{env: NEW_SECRET}, {env: SECRET}]%s}
            """;

    final Map<String, String> environment =
            new HashMap<>(Map.of("VERIFY", "meatyhamhock", "SECRET", SECRET, "NEW_SECRET", "next"));
    final Hook hook = CalledSource.open("meta", PAGE.formatted(""), environment);

    /** A call with the app's signature. */
    static Hook.Call signed(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String code = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
            return CalledSource.post(Map.of(), Map.of("x-hub-signature-256", "sha256=" + code), body);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A call about one event of messaging. */
    static Hook.Call messaging(String object, String sender, String recipient, String more) {
        return signed("""
                {"object":"%s","entry":[{"id":"P1","time":1769848200123,"messaging":[
                {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":1769848199456,%s}]}]}
                """.formatted(object, sender, recipient, more));
    }

    /** A call about a change of a field. */
    static Hook.Call change(String object, String field, String value) {
        return signed("""
                {"object":"%s","entry":[{"id":"P1","time":1769848200,"changes":[{"field":"%s","value":%s}]}]}
                """.formatted(object, field, value));
    }

    /** A call about messages or states of WhatsApp. */
    static Hook.Call whatsApp(String value) {
        return change("whatsapp_business_account", "messages", """
                {"messaging_product":"whatsapp","metadata":{"phone_number_id":"1063","display_phone_number":"15550783881"},
                "contacts":[{"profile":{"name":"Sheena"},"wa_id":"16505551234"}],%s}
                """.formatted(value));
    }
}
