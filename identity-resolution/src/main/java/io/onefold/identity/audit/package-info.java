/**
 * Holds what is published against a batch run over the same inputs, however many there are: everything that grows with them is
 * sorted on disk, but for 21 bytes an identifier and the inputs of one connected component at a time. A report names keys,
 * fields and salted hashes, never personal data; the files on disk hold personal data and are gone when a run ends.
 */
@NullMarked
package io.onefold.identity.audit;

import org.jspecify.annotations.NullMarked;
