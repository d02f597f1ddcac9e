package io.onefold.ingest.contract;

import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kinds;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.feed.Item;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a source as the product does. */
public sealed interface Reader extends AutoCloseable permits PolledReader, CalledReader, RowReader {
    /** When reading begins. */
    Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** No credential of a fixture stands in the environment. */
    Secrets SECRETS = new Secrets(name -> Optional.empty());

    /** Reads on until so many records have come, and fails where they do not. All are stored. */
    List<Item> read(int records) throws Exception;

    @Override
    void close() throws IOException;

    /** The connector that a description is of. */
    static Connector connector(String yaml) {
        return new ConnectorFile(Kinds.ALL).parse("contract", "contract.yaml", yaml);
    }

    /** The touchpoints among them. */
    static List<Touchpoint> accepted(List<Item> items) {
        return items.stream()
                .flatMap(item -> item instanceof Item.Taken(Fate.Accepted(Touchpoint touchpoint, String remark), var at)
                        ? Optional.of(touchpoint).stream()
                        : Optional.<Touchpoint>empty().stream())
                .toList();
    }

    /** What was refused among them. */
    static List<Quarantined> refused(List<Item> items) {
        return items.stream()
                .flatMap(item -> item instanceof Item.Taken(Fate.Refused(Quarantined quarantined), var at)
                        ? Optional.of(quarantined).stream()
                        : Optional.<Quarantined>empty().stream())
                .toList();
    }

    /** The ids of the touchpoints among them. */
    static List<String> ids(List<Item> items) {
        return accepted(items).stream().map(Touchpoint::messageId).toList();
    }
}
