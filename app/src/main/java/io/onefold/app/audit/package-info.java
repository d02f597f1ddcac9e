/**
 * Holds what is published against a batch run over the log of record, computed by the oracle, which shares nothing but record types
 * and normalisation with the path that published it.
 */
@NullMarked
package io.onefold.app.audit;

import org.jspecify.annotations.NullMarked;
