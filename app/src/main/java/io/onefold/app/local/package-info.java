/**
 * What {@code onefold up} runs beside itself on one machine: a broker and a schema registry, each a Java process of its own.
 * Neither outlives the process that started it, however that one ends.
 */
@NullMarked
package io.onefold.app.local;

import org.jspecify.annotations.NullMarked;
