package io.onefold.ingest.callcentre;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code kind: asterisk}: the calls of a call centre that runs on Asterisk. */
public final class AsteriskKind implements Kind {
    @Override
    public String name() {
        return "asterisk";
    }

    @Override
    public List<String> keys() {
        return List.of(
                "host",
                "port",
                "user",
                "secret",
                "timeout",
                "ping",
                "settle",
                "recordings",
                "zone",
                "namespace",
                "queues",
                "inbound-contexts",
                "outbound-contexts",
                "internal-contexts",
                "trunks",
                "outside-line",
                "withheld",
                "cdr");
    }

    /** The keys of the block {@code cdr}. */
    static List<String> cdrKeys() {
        return CdrFiles.KEYS;
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        boolean hasSomething = block.has("host") || block.has("cdr");
        block.problems().check(hasSomething, block.key("host"), "is missing; or name a folder of files under cdr");
        CallRules rules = rules(block);
        @Nullable ManagerAccess access = block.has("host") ? access(block) : null;
        Setup.@Nullable Reading files = block.has("cdr") ? CdrFiles.read(block, rules.zone()) : null;
        return new AsteriskSettings(rules, access, block.duration("settle", "2s"), files);
    }

    private static ManagerAccess access(Block block) {
        return new ManagerAccess(
                block.required("host"),
                block.count("port", 5038, 1, 65_535),
                block.required("user"),
                SecretReference.required(block.problems(), block.key("secret"), block.node("secret")),
                block.duration("timeout", "10s"),
                block.duration("ping", "30s"),
                block.flag("recordings", false));
    }

    private static CallRules rules(Block block) {
        CallRules.Directions directions = new CallRules.Directions(
                block.texts("inbound-contexts"),
                block.texts("outbound-contexts"),
                block.texts("internal-contexts"),
                block.texts("trunks"));
        boolean tells = !directions.inbound().isEmpty()
                || !directions.outbound().isEmpty()
                || !directions.trunks().isEmpty();
        block.problems()
                .check(
                        tells,
                        block.key("trunks"),
                        "nothing tells inbound from outbound; name trunks, inbound-contexts or outbound-contexts");
        return new CallRules(
                zone(block),
                block.text("namespace", "phone"),
                block.texts("queues"),
                directions,
                block.texts("withheld"),
                block.text("outside-line", ""));
    }

    private static ZoneId zone(Block block) {
        try {
            return ZoneId.of(block.text("zone", "UTC"));
        } catch (DateTimeException e) {
            block.problems().add(block.key("zone"), "write a zone such as Asia/Shanghai or +08:00");
            return ZoneId.of("UTC");
        }
    }
}
