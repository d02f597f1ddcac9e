package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.IdentifierField;
import io.onefold.ingest.IdentifierMapping;
import io.onefold.ingest.IdentifierSet;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.json.Fields;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import java.util.ArrayList;
import java.util.List;

/** Finds an event's identifiers where {@link IdentifierField} says, and in {@code context.externalIds}. */
final class IdentifierReading {
    private static final String EXTERNAL = "context.externalIds";

    /** One place of a call that may hold an identifier, and the namespace it goes to. */
    private record Place(IdentifierField field, String path, List<String> names, String namespace) {
        boolean appliesTo(EventType type) {
            return field != IdentifierField.PREVIOUS_ID || type == EventType.ALIAS;
        }

        JsonNode in(JsonNode event) {
            JsonNode node = event;
            for (String name : names) node = node.path(name);
            return node;
        }
    }

    private final Source source;
    private final List<Place> places = new ArrayList<>();

    IdentifierReading(Source source) {
        this.source = source;
        for (IdentifierField field : IdentifierField.values())
            for (String path : field.paths())
                places.add(new Place(
                        field,
                        path,
                        List.of(path.split("\\.")),
                        source.identifiers().namespace(field)));
    }

    List<Identifier> read(JsonNode event, EventType type) throws Rejection {
        IdentifierSet found = new IdentifierSet(source.limits());
        for (Place place : places) {
            if (!place.appliesTo(type)) continue;
            found.add(place.namespace(), Fields.text(place.in(event), place.path()), place.path());
        }
        externalIds(event.path("context").path("externalIds"), found);
        return found.toList("userId, anonymousId or " + EXTERNAL);
    }

    private void externalIds(JsonNode list, IdentifierSet found) throws Rejection {
        if (list.isMissingNode() || list.isNull()) return;
        if (!list.isArray())
            throw new Rejection(QuarantineReason.WRONG_TYPE, EXTERNAL + " is no array; send [{id, type, collection}]");
        for (JsonNode entry : list) {
            String type = Fields.text(entry.path("type"), EXTERNAL + ".type");
            String collection = Fields.text(entry.path("collection"), EXTERNAL + ".collection");
            String namespace = source.identifiers()
                    .externalNamespace(collection.isEmpty() ? IdentifierMapping.PERSONS : collection, type);
            found.add(namespace, Fields.text(entry.path("id"), EXTERNAL + ".id"), EXTERNAL + ".id");
        }
    }
}
