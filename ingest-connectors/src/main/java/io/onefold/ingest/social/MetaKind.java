package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import java.util.List;

/** {@code kind: meta}: an app of Meta's platform that calls us for Facebook pages, Instagram and WhatsApp. */
public final class MetaKind implements Kind {
    @Override
    public String name() {
        return "meta";
    }

    @Override
    public List<String> keys() {
        return List.of("verify-token", "app-secret", "namespace", "phone-namespace", "texts");
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        return new MetaSettings(
                Credentials.required(block, "verify-token"),
                Credentials.required(block, "app-secret"),
                new MetaSettings.Taking(
                        block.text("namespace", "social_id"),
                        block.text("phone-namespace", "phone"),
                        block.flag("texts", false)));
    }
}
