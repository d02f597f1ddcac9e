package io.onefold.identity.audit;

import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Digests of a record, one for each of its fields, so that whole records can be compared and differences named without keeping
 * or showing their content. Records are walked by reflection: a field that is added later is compared too. Salted, since
 * much of what is hashed could be guessed.
 */
final class FieldHashes {
    private final byte[] salt;

    FieldHashes(byte[] salt) {
        this.salt = salt.clone();
    }

    /** A digest for each of the record's fields, written down. */
    byte[] of(Record of) {
        RecordComponent[] fields = of.getClass().getRecordComponents();
        ByteWriter to = new ByteWriter().number(fields.length);
        for (RecordComponent field : fields) to.text(field.getName()).fixed(hash(value(of, field)));
        return to.toBytes();
    }

    /** The digests of a record by field. */
    static SortedMap<String, Long> read(byte[] written) {
        ByteReader from = new ByteReader(written);
        SortedMap<String, Long> hashes = new TreeMap<>();
        for (int left = from.count(); left > 0; left--) hashes.put(from.text(), from.fixed());
        return hashes;
    }

    private long hash(@Nullable Object value) {
        ByteWriter content = new ByteWriter().raw(salt);
        write(value, content);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content.toBytes()))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(@Nullable Object value, ByteWriter to) {
        switch (value) {
            case null -> to.octet(0);
            case String text -> to.octet(1).text(text);
            case Boolean flag -> to.octet(2).flag(flag);
            case Integer number -> to.octet(3).number(number);
            case Long number -> to.octet(4).number(number);
            case Double number -> to.octet(5).fixed(Double.doubleToLongBits(number));
            case BigDecimal number -> to.octet(6).text(number.toString());
            case Enum<?> constant -> to.octet(7).text(constant.name());
            case Collection<?> list -> {
                to.octet(8).number(list.size());
                for (Object element : list) write(element, to);
            }
            case Map<?, ?> map -> {
                to.octet(9).number(map.size());
                map.forEach((key, mapped) -> {
                    write(key, to);
                    write(mapped, to);
                });
            }
            case Record fields -> {
                to.octet(10).text(fields.getClass().getName());
                for (RecordComponent field : fields.getClass().getRecordComponents()) write(value(fields, field), to);
            }
            default -> throw new IllegalArgumentException("cannot compare a " + value.getClass());
        }
    }

    private static @Nullable Object value(Record of, RecordComponent field) {
        try {
            return field.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + field.getName() + " of " + of.getClass(), e);
        }
    }
}
