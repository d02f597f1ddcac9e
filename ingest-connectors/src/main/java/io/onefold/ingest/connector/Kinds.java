package io.onefold.ingest.connector;

import io.onefold.ingest.files.FilesKind;
import io.onefold.ingest.tables.PostgresqlKind;
import java.util.List;

/** The kinds of sources that there are. */
public final class Kinds {
    /** All of them. */
    public static final List<Kind> ALL = List.of(new FilesKind(), new PostgresqlKind());

    private Kinds() {}
}
