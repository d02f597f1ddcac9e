package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.mapping.MappingReader;
import java.util.List;

/** {@code kind: webhook}: any system that sends its records as JSON and proves who it is. */
public final class WebhookKind implements Kind {
    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<String> keys() {
        return List.of("records", "signature", "bearer");
    }

    @Override
    public boolean isMapped() {
        return true;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        String records = block.text("records", "");
        block.problems()
                .check(
                        records.isEmpty() || records.startsWith("/"),
                        block.key("records"),
                        "write a JSON pointer such as /data/events");
        block.problems()
                .check(
                        block.has("signature") || block.has("bearer"),
                        block.key("signature"),
                        "is missing, and bearer too; without one anybody could send");
        return new WebhookSettings(
                records.startsWith("/") ? records : "",
                block.has("signature") ? CallSignature.read(block) : null,
                Credentials.optional(block, "bearer"),
                new MappingReader(block.problems(), mapping, MAPPING).read());
    }
}
