package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.IdentifierSet;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.JsonTime;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Value;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the parts of Meta's calls into events. Safe for several threads. */
final class MetaReading {
    private final Limits limits;
    private final MetaSettings.Taking taking;
    private final MessagingReading messaging;
    private final ChangeReading changes;
    private final WhatsAppReading whatsApp;

    /**
     * What was told of one person.
     *
     * @param id empty: a digest of the part is its message id
     * @param name without the network's
     * @param person the network's id of the person; empty where none is told
     * @param at a missing node where it tells no time: then it is when Meta sent it
     * @param nickname what the person goes by there; empty where that is not told
     */
    record Told(
            String id, String name, String person, JsonNode at, SortedMap<String, Value> properties, String nickname) {}

    MetaReading(Limits limits, MetaSettings.Taking taking) {
        this.limits = limits;
        this.taking = taking;
        this.messaging = new MessagingReading(taking.texts());
        this.changes = new ChangeReading(taking.texts());
        this.whatsApp = new WhatsAppReading(taking.texts());
    }

    SocialEvent event(MetaPart part) throws Rejection {
        MetaNetwork network = MetaNetwork.of(part.object());
        Told told = told(network, part);
        SortedMap<String, Value> properties = new TreeMap<>(told.properties());
        SocialEvent.put(properties, "network", network.label());
        SortedMap<String, Value> traits = new TreeMap<>();
        SocialEvent.put(traits, network.label() + "_name", told.nickname());
        boolean isNamed = !told.id().isEmpty() && told.id().length() <= limits.maxTextLength();
        if (!properties.containsKey("account")) SocialEvent.put(properties, "account", part.account());
        return new SocialEvent(
                isNamed ? told.id() : part.digest(),
                network.title() + " " + told.name(),
                time(told, part),
                identifiers(network, told, part).toList("sender.id or from"),
                traits,
                properties,
                List.of());
    }

    private Told told(MetaNetwork network, MetaPart part) throws Rejection {
        JsonNode value = part.element().path("value");
        if (network == MetaNetwork.WHATSAPP) return whatsApp.read(part.field(), value);
        if (!part.array().isEmpty() && !part.array().equals("changes"))
            return messaging.read(part.element(), part.account());
        // The console's test of a messaging field sends it as a change.
        return value.has("sender")
                ? messaging.read(value, part.account())
                : changes.read(network, part.field(), value, part.account());
    }

    private IdentifierSet identifiers(MetaNetwork network, Told told, MetaPart part) throws Rejection {
        IdentifierSet found = new IdentifierSet(limits);
        if (told.person().isBlank()) return found;
        if (network != MetaNetwork.WHATSAPP) {
            String scoped = network.label() + ":" + part.account() + ":" + told.person();
            found.add(taking.namespace(), scoped, "the sender's id");
            return found;
        }
        found.add(taking.namespace(), network.label() + ":" + told.person(), "the sender's id");
        // Written with the country's code but without the plus, it would be read as a local number.
        if (told.person().matches("\\d{6,15}"))
            found.add(taking.phoneNamespace(), "+" + told.person(), "the sender's number");
        return found;
    }

    private static Instant time(Told told, MetaPart part) throws Rejection {
        JsonNode at = told.at().isMissingNode() || told.at().isNull() ? part.sentAt() : told.at();
        if (at.isTextual() && at.textValue().matches("\\d{1,18}")) return JsonTime.unix(Long.parseLong(at.textValue()));
        Instant read = JsonTime.read(at, "the event's time");
        if (read == null) throw new Rejection(QuarantineReason.MISSING_FIELD, "the event has no time");
        return read;
    }
}
