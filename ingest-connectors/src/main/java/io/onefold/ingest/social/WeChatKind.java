package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import java.util.List;

/** {@code kind: wechat}: a WeChat official account that calls us with events and messages of its followers. */
public final class WeChatKind implements Kind {
    private static final List<String> KEYS = List.of(
            "token",
            "app-id",
            "aes-key",
            "max-age",
            "namespace",
            "union-ids",
            "texts",
            "locations",
            "consent-on-follow");

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        return new WeChatSettings(
                Credentials.required(block, "token"),
                Credentials.optional(block, "aes-key"),
                new CallAge(block.duration("max-age", "5m")),
                new WeChatSettings.Taking(
                        block.required("app-id"),
                        block.text("namespace", "social_id"),
                        block.flag("union-ids", true),
                        block.flag("texts", false),
                        block.flag("locations", false),
                        block.flag("consent-on-follow", false)));
    }
}
