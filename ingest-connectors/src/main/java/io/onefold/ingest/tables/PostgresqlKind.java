package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import java.util.List;

/** {@code kind: postgresql}: tables of a PostgreSQL database, by its logical replication. */
public final class PostgresqlKind implements Kind {
    /** What a replication slot may be named. */
    private static final String SLOT = "[a-z0-9_]{1,63}";

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public List<String> keys() {
        return DatabaseSettings.keysAnd("database", "slot", "publication");
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        String slot = block.text("slot", "onefold");
        block.problems().check(slot.matches(SLOT), block.key("slot"), "write small letters, digits and _, at most 63");
        return new PostgresqlSettings(
                DatabaseSettings.read(block, 5432, "with its schema, such as public.orders"),
                block.required("database"),
                slot,
                block.text("publication", slot));
    }
}
