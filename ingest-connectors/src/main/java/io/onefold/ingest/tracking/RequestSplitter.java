package io.onefold.ingest.tracking;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.BodyJson;
import io.onefold.ingest.json.JsonTime;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a request into its events without building any of them, so that one bad event is refused alone and keeps its own
 * bytes. Immutable and safe for several threads.
 */
public final class RequestSplitter {
    /** Cuts a body in UTF-8; refuses one that is no JSON object, or no batch where it must be one. */
    public TrackingRequest split(Endpoint endpoint, byte[] body) throws Rejection {
        BodyJson json = new BodyJson(body);
        return json.read(parser -> new Cut(endpoint, json, parser).request());
    }

    /** One body while it is cut. */
    private static final class Cut {
        private final Endpoint endpoint;
        private final BodyJson body;
        private final JsonParser parser;
        private final List<ByteBuffer> elements = new ArrayList<>();
        private String writeKey = "";
        private String sentAt = "";
        private boolean hasBatch;

        Cut(Endpoint endpoint, BodyJson body, JsonParser parser) {
            this.endpoint = endpoint;
            this.body = body;
            this.parser = parser;
        }

        TrackingRequest request() throws IOException, Rejection {
            if (parser.nextToken() != JsonToken.START_OBJECT)
                throw new Rejection(QuarantineReason.MALFORMED_JSON, "the body is no JSON object; send {...}");
            while (parser.nextToken() != JsonToken.END_OBJECT) field(parser.currentName());
            BodyJson.requireEnd(parser);
            return new TrackingRequest(writeKey, events());
        }

        private void field(String name) throws IOException, Rejection {
            JsonToken value = parser.nextToken();
            if (name.equals("writeKey") && value == JsonToken.VALUE_STRING) writeKey = parser.getText();
            if (endpoint.type().isEmpty()) batchField(name, value);
            parser.skipChildren();
        }

        private void batchField(String name, JsonToken value) throws IOException, Rejection {
            if (name.equals("sentAt") && value != JsonToken.VALUE_NULL)
                sentAt = JsonTime.parse(parser.getText(), "sentAt").toString();
            if (name.equals("batch") && value == JsonToken.START_ARRAY) elements();
        }

        private void elements() throws IOException, Rejection {
            hasBatch = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) elements.add(body.value(parser));
        }

        private List<RawEvent> events() throws Rejection {
            if (endpoint.type().isPresent()) return List.of(new RawEvent(body.whole(), EdgeLocation.whole(endpoint)));
            if (!hasBatch)
                throw new Rejection(
                        QuarantineReason.MISSING_FIELD, "the body has no array named batch; put the events into one");
            List<RawEvent> events = new ArrayList<>(elements.size());
            for (ByteBuffer element : elements)
                events.add(new RawEvent(element, new EdgeLocation(endpoint, events.size(), sentAt)));
            return events;
        }
    }
}
