/**
 * Avro on Kafka as every other client of a Confluent-compatible registry writes and reads it: a zero byte, the schema's id in four
 * bytes, the record in Avro's binary form. Settings have the names that Confluent's serializers gave them.
 */
@NullMarked
package io.onefold.schemas.serde;

import org.jspecify.annotations.NullMarked;
