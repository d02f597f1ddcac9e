package io.onefold.profile;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The one way to write a value, so that equal values compare, count and hash as one. */
final class CanonicalText {
    private static final String SEPARATOR = "\u001f";

    private CanonicalText() {}

    /** A trait's value with its kind in front. */
    static String of(Value value) {
        return switch (value) {
            case Value.Text text -> "t:" + text.text();
            case Value.Whole whole -> "w:" + whole.number();
            case Value.Real real -> "r:" + real.number();
            case Value.Flag flag -> "f:" + flag.on();
            case Value.Cleared cleared -> "n:";
            case Value.Texts texts -> {
                StringBuilder all = new StringBuilder("l:");
                for (String text : texts.texts())
                    all.append(text.length()).append(':').append(text);
                yield all.toString();
            }
        };
    }

    /** What an order line says, but for its id, and where it was bought. A plain line of no shop has five parts, any other nine. */
    static String of(OrderLine line, String store) {
        StringJoiner parts = new StringJoiner(SEPARATOR)
                .add(line.product())
                .add(line.category())
                .add(plain(line.quantity()))
                .add(plain(line.amount()))
                .add(line.currency());
        if (line.isPlain() && store.isEmpty()) return parts.toString();
        return parts.add(line.brand())
                .add(plainIfAny(line.discount()))
                .add(plainIfAny(line.cost()))
                .add(store)
                .toString();
    }

    /** Equal numbers get one form: no trailing zeros, no exponent. */
    static BigDecimal exact(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String plain(BigDecimal number) {
        return exact(number).toPlainString();
    }

    private static String plainIfAny(@Nullable BigDecimal number) {
        return number == null ? "" : plain(number);
    }

    /** The first eight bytes of SHA-256 of a canonical text. */
    static long hash(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
