package io.onefold.schemas.mapping;

import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * How one type of the domain is written as Avro. Both functions are thread-safe and undo one another.
 *
 * @param schema the schema that records are read with
 * @param fromAvro may throw {@link MalformedRecordException}
 */
public record AvroMapping<D, R extends SpecificRecord>(
        Schema schema, Class<R> recordType, Function<D, R> toAvro, Function<R, D> fromAvro) {}
