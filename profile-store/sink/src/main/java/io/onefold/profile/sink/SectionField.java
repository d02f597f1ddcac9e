package io.onefold.profile.sink;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Things in the sections whose fields are fixed. They are found as the records are made, so a field that is added later can be a column that day. */
final class SectionField {
    private static final Schema PROFILE = io.onefold.schemas.avro.UnifiedProfile.getClassSchema();

    private SectionField() {}

    /** @param path within the section, whose first name is one of its fields */
    static ProfileField.Found in(String section, String path) {
        RecordComponent whole = component(UnifiedProfile.class, section);
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        RecordComponent part = component(whole.getType(), name);
        Function<UnifiedProfile, Object> read = profile -> value(part, value(whole, profile));
        if (part.getGenericType() instanceof ParameterizedType generic && Map.class.isAssignableFrom(part.getType())) {
            if (dot < 0)
                return new ProfileField.Nowhere(section + "." + name + " has several things by name; name one");
            String key = path.substring(dot + 1);
            return single(
                    generic.getActualTypeArguments()[1].getTypeName(), false, profile -> entry(read, profile, key));
        }
        boolean isTime = isTime(PROFILE.getField(section).schema().getField(name));
        return single(part.getType().getTypeName(), isTime, profile -> Optional.of(read.apply(profile)));
    }

    /** A section that is a single thing itself, such as a count; empty where it is not. */
    static Optional<ProfileField> whole(RecordComponent section) {
        Function<UnifiedProfile, Optional<Value>> read = profile -> plain(value(section, profile));
        if (section.getType() == int.class || section.getType() == long.class)
            return Optional.of(new ProfileField(Optional.of(ColumnType.BIGINT), read));
        return section.getType() == boolean.class
                ? Optional.of(new ProfileField(Optional.of(ColumnType.BOOLEAN), read))
                : Optional.empty();
    }

    private static ProfileField.Found single(
            String type, boolean isTime, Function<UnifiedProfile, Optional<Object>> read) {
        if (isTime)
            return ProfileField.field(Optional.of(ColumnType.TIMESTAMPTZ), profile -> time(read.apply(profile)));
        return switch (type) {
            case "long", "int", "java.lang.Long" -> known(ColumnType.BIGINT, read);
            case "java.math.BigDecimal" -> known(ColumnType.NUMERIC, read);
            default -> new ProfileField.Nowhere("it is a list, and stands in the column of its section");
        };
    }

    private static ProfileField.Found known(ColumnType type, Function<UnifiedProfile, Optional<Object>> read) {
        return ProfileField.field(
                Optional.of(type), profile -> read.apply(profile).flatMap(SectionField::plain));
    }

    private static Optional<Value> plain(Object value) {
        if (value instanceof BigDecimal exact) return Optional.of(new Value.Text(exact.toPlainString()));
        if (value instanceof Boolean on) return Optional.of(new Value.Flag(on));
        return value instanceof Number number ? Optional.of(new Value.Whole(number.longValue())) : Optional.empty();
    }

    /** 0 stands for no time. */
    private static Optional<Value> time(Optional<Object> millis) {
        return millis.filter(Long.class::isInstance)
                .map(Long.class::cast)
                .filter(each -> each != 0)
                .map(each -> new Value.Text(Instant.ofEpochMilli(each).toString()));
    }

    private static Optional<Object> entry(Function<UnifiedProfile, Object> read, UnifiedProfile profile, String key) {
        return read.apply(profile) instanceof Map<?, ?> map ? Optional.ofNullable(map.get(key)) : Optional.empty();
    }

    private static boolean isTime(Schema.@Nullable Field field) {
        return field != null && field.schema().getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private static RecordComponent component(Class<?> record, String name) {
        return Arrays.stream(record.getRecordComponents())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(record + " has no " + name));
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component.getName() + " of " + of.getClass(), e);
        }
    }
}
