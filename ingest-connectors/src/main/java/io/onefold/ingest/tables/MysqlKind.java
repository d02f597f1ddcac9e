package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import java.util.List;

/** {@code kind: mysql}: tables of a MySQL server, by its binary log. */
public final class MysqlKind implements Kind {
    /** An unsigned number of 32 bits; 0 is none. */
    private static final String SERVER_ID = "[1-9][0-9]{0,9}";

    private static final long MOST = 4_294_967_295L;

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public List<String> keys() {
        return DatabaseSettings.keysAnd("server-id");
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        String id = block.text("server-id", "");
        block.problems()
                .check(
                        id.isEmpty() || (id.matches(SERVER_ID) && Long.parseLong(id) <= MOST),
                        block.key("server-id"),
                        "write a number from 1 to " + MOST + " that no server and no other reader of the log has");
        return new MysqlSettings(
                DatabaseSettings.read(block, 3306, "with its database, such as shop.orders"),
                id.matches(SERVER_ID) ? Long.parseLong(id) : 0);
    }
}
