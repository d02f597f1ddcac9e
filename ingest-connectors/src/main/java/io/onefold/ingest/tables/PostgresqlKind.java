package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.SecretReference;
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
        return List.of(
                "host", "port", "database", "user", "password", "tls", "slot", "publication", "snapshot", "tables");
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
                block.required("host"),
                block.count("port", 5432, 1, 65_535),
                block.required("database"),
                block.required("user"),
                SecretReference.required(block.problems(), block.key("password"), block.node("password")),
                block.oneOf("tls", "prefer", List.of("disable", "prefer", "require", "verify-ca", "verify-full")),
                slot,
                block.text("publication", slot),
                block.oneOf("snapshot", "first", List.of("first", "never", "always")),
                TablesBlock.read(block));
    }
}
