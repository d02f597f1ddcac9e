package io.onefold.ingest.connector;

import io.onefold.ingest.files.FilesKind;
import java.util.List;

/** The kinds of sources that there are. */
public final class Kinds {
    /** All of them. */
    public static final List<Kind> ALL = List.of(new FilesKind());

    private Kinds() {}
}
