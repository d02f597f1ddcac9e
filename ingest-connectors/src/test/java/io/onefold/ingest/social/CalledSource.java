package io.onefold.ingest.social;

import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources that call, opened as their description says, and what they are called with. */
final class CalledSource {
    static final ConnectorFile FILES = new ConnectorFile(List.of(new WeChatKind(), new MetaKind(), new WebhookKind()));
    static final Instant NOW = Instant.parse("2026-01-31T08:30:00Z");

    private CalledSource() {}

    static Hook open(String name, String yaml, Map<String, String> environment) {
        Connector connector = FILES.parse(name, name + ".yaml", yaml);
        Secrets secrets = new Secrets(variable -> Optional.ofNullable(environment.get(variable)));
        return switch (connector.setup()) {
            case Setup.Called called -> called.open(connector.source(), secrets);
            case Setup.Reading reading -> throw new AssertionError("this source is called");
            case Setup.Captured captured -> throw new AssertionError("this source is called");
        };
    }

    static Hook.Call get(Map<String, String> query) {
        return new Hook.Call("GET", query, Map.of(), ByteBuffer.allocate(0), NOW);
    }

    static Hook.Call post(Map<String, String> query, Map<String, String> headers, String body) {
        return new Hook.Call("POST", query, headers, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    static Touchpoint touchpoint(Hook.Answer answer) {
        return touchpoint(only(answer));
    }

    static Touchpoint touchpoint(Fate fate) {
        return switch (fate) {
            case Fate.Accepted accepted -> accepted.touchpoint();
            case Fate.Refused refused ->
                throw new AssertionError("was refused: " + refused.quarantined().message());
        };
    }

    static Quarantined quarantined(Hook.Answer answer) {
        return quarantined(only(answer));
    }

    static Quarantined quarantined(Fate fate) {
        return switch (fate) {
            case Fate.Accepted accepted -> throw new AssertionError("was accepted: " + accepted.touchpoint());
            case Fate.Refused refused -> refused.quarantined();
        };
    }

    static String original(Quarantined quarantined) {
        return StandardCharsets.UTF_8.decode(quarantined.original()).toString();
    }

    private static Fate only(Hook.Answer answer) {
        if (answer.fates().size() != 1)
            throw new AssertionError(answer.status() + " " + answer.body() + " " + answer.fates());
        return answer.fates().getFirst();
    }
}
