package io.onefold.identity.audit;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Entries one after the other. */
interface Entries extends Closeable {
    /** The next entry, null after the last. */
    @Nullable
    Entry next() throws IOException;
}
