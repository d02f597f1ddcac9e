package io.onefold.profile.sink.kafka;

import io.onefold.profile.sink.Column;
import io.onefold.profile.sink.ColumnType;
import io.onefold.profile.sink.ProfileTable;
import io.onefold.schemas.UnifiedProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * Rows as flat structs. Kafka Connect has no type for JSON and none for a moment; Debezium's names for them are used, which say nothing to
 * sinks that do not know them: those get text. Thread-safe.
 */
final class RowStruct {
    private static final String JSON = "io.debezium.data.Json";
    private static final String MOMENT = "io.debezium.time.ZonedTimestamp";
    /** Where Debezium says what a column was of at its source; by that it tells jsonb from json. */
    private static final String COLUMN_TYPE = "__debezium.source.column.type";

    private final ProfileTable table;
    private final Schema schema;

    RowStruct(ProfileTable table) {
        this.table = table;
        SchemaBuilder builder =
                SchemaBuilder.struct().name("io.onefold.profile.Row").version(1);
        builder.field(ProfileTable.KEY, Schema.STRING_SCHEMA);
        for (Column each : table.columns()) builder.field(each.name(), schema(each.type()));
        this.schema = builder.build();
    }

    Schema schema() {
        return schema;
    }

    Struct of(UnifiedProfile profile, Optional<Instant> asOf) {
        Struct row = new Struct(schema).put(ProfileTable.KEY, profile.profileId());
        table.tell(profile, (column, cell) -> row.put(column.name(), written(cell)));
        asOf.ifPresent(instant -> row.put(ProfileTable.AS_OF, written(instant)));
        return row;
    }

    private static Schema schema(ColumnType type) {
        return switch (type) {
            case TEXT -> Schema.OPTIONAL_STRING_SCHEMA;
            case BOOLEAN -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
            case BIGINT -> Schema.OPTIONAL_INT64_SCHEMA;
            case DOUBLE -> Schema.OPTIONAL_FLOAT64_SCHEMA;
            case NUMERIC ->
                Decimal.builder(ColumnType.PLACES)
                        .parameter("connect.decimal.precision", Integer.toString(ColumnType.DIGITS))
                        .optional()
                        .build();
            case DATE -> org.apache.kafka.connect.data.Date.builder().optional().build();
            case TIMESTAMPTZ ->
                SchemaBuilder.string().name(MOMENT).version(1).optional().build();
            case JSONB ->
                SchemaBuilder.string()
                        .name(JSON)
                        .version(1)
                        .parameter(COLUMN_TYPE, "JSONB")
                        .optional()
                        .build();
        };
    }

    private static Object written(Object cell) {
        return switch (cell) {
            case LocalDate day -> Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            case Instant moment -> moment.toString();
            default -> cell;
        };
    }
}
