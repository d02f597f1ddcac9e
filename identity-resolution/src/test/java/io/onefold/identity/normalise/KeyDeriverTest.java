package io.onefold.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyDeriverTest {
    private static final byte[] SECRET = "a secret of some length".getBytes(StandardCharsets.UTF_8);
    private static final Namespace EMAIL = Namespace.of("email", 4);

    private final KeyDeriver keys = new KeyDeriver(SECRET);

    @Test
    void aKeyIsTheStrengthAndTheFirstSixteenBytesOfTheDigest() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal("email\u001f李雷@例子.公司".getBytes(StandardCharsets.UTF_8)));

        assertThat(keys.key(EMAIL, "李雷@例子.公司")).isEqualTo(new IdentifierKey(4, digest.getLong(), digest.getLong()));
    }

    @Test
    void theSameValueInAnotherNamespaceOrUnderAnotherSecretHasAnotherKey() {
        IdentifierKey key = keys.key(EMAIL, "7");

        assertThat(keys.key(Namespace.of("phone", 4), "7")).isNotEqualTo(key);
        assertThat(new KeyDeriver("a secret of other length".getBytes(StandardCharsets.UTF_8)).key(EMAIL, "7"))
                .isNotEqualTo(key);
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        List<IdentifierKey> alone = IntStream.range(0, 10_000)
                .mapToObj(n -> keys.key(EMAIL, "v" + n))
                .toList();

        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .mapToObj(n -> keys.key(EMAIL, "v" + n))
                        .toList())
                .isEqualTo(alone);
    }

    @Test
    void theFingerprintTellsSecretsApartAndIsNoPartOfThem() {
        KeyDeriver other = new KeyDeriver("a secret of other length".getBytes(StandardCharsets.UTF_8));

        assertThat(keys.secretFingerprint()).hasSize(16).isEqualTo(new KeyDeriver(SECRET).secretFingerprint());
        assertThat(keys.secretFingerprint()).isNotEqualTo(other.secretFingerprint());
        assertThat(HexFormat.of().formatHex(SECRET)).doesNotContain(keys.secretFingerprint());
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyDeriver(new byte[15]))
                .withMessageContaining("at least 16");
    }
}
