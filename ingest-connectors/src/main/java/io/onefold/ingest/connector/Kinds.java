package io.onefold.ingest.connector;

import io.onefold.ingest.callcentre.AsteriskKind;
import io.onefold.ingest.files.FilesKind;
import io.onefold.ingest.files.SftpKind;
import io.onefold.ingest.rest.RestKind;
import io.onefold.ingest.social.MetaKind;
import io.onefold.ingest.social.WeChatKind;
import io.onefold.ingest.social.WebhookKind;
import io.onefold.ingest.tables.MysqlKind;
import io.onefold.ingest.tables.PostgresqlKind;
import java.util.List;

/** The kinds of sources that there are. */
public final class Kinds {
    /** All of them. */
    public static final List<Kind> ALL = List.of(
            new FilesKind(),
            new SftpKind(),
            new PostgresqlKind(),
            new MysqlKind(),
            new RestKind(),
            new AsteriskKind(),
            new WeChatKind(),
            new MetaKind(),
            new WebhookKind());

    private Kinds() {}
}
