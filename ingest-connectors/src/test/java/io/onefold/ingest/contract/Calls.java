package io.onefold.ingest.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What sources that call have in common. */
final class Calls {
    static final String WHILE_DOWN =
            "a source that calls is down while it does not; what it has to tell it calls with later";

    private Calls() {}

    /** An array of samples; one that is a call by itself is no array. */
    static byte[] array(List<Sample> together) {
        return together.getFirst().isWhole() ? enclosed("", together, "") : enclosed("[", together, "]");
    }

    static byte[] enclosed(String before, List<Sample> together, String after) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < together.size(); i++) {
            if (i > 0) body.write(',');
            ByteBuffer content = together.get(i).content().duplicate();
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            body.writeBytes(bytes);
        }
        body.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** HMAC-SHA-256 in hexadecimal digits. */
    static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
