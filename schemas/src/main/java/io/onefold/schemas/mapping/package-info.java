/**
 * The domain's records as Avro records and back, exactly. Avro records are open to any producer, so reading one checks what its
 * schema cannot: a {@link io.onefold.schemas.mapping.MalformedRecordException} names the field.
 */
@NullMarked
package io.onefold.schemas.mapping;

import org.jspecify.annotations.NullMarked;
