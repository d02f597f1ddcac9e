/**
 * Holds what is published against a batch run over the same inputs, and the log of record against what came in, however much there
 * is: everything that grows is sorted on disk, but for 21 bytes an identifier, 100 an erased one, and the inputs of one connected
 * component at a time. Reports name places, keys and fields, never personal data; the files on disk hold personal data
 * and are gone when a run ends.
 */
@NullMarked
package io.onefold.identity.audit;

import org.jspecify.annotations.NullMarked;
