package io.onefold.ingest.tracking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.EventJson;
import io.onefold.ingest.json.JsonTime;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a request into its events without building any of them, so that one bad event is refused alone and keeps its own
 * bytes. Immutable and safe for several threads.
 */
public final class RequestSplitter {
    /** Well above what an event may have: an event that is too deep is refused by itself, not with its batch. */
    private static final int MAX_DEPTH = 1_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            // Bytes that only look like UTF-16 or UTF-32 would be cut at places that are none of theirs.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Cuts a body in UTF-8; refuses one that is no JSON object, or no batch where it must be one. */
    public TrackingRequest split(Endpoint endpoint, byte[] body) throws Rejection {
        int start = startsWithByteOrderMark(body) ? 3 : 0;
        try (JsonParser parser = json.createParser(body, start, body.length - start)) {
            return new Cut(endpoint, body, start, parser).request();
        } catch (JsonProcessingException e) {
            throw EventJson.malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static boolean startsWithByteOrderMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    /** One body while it is cut. */
    private static final class Cut {
        private final Endpoint endpoint;
        private final byte[] body;
        private final int start;
        private final JsonParser parser;
        private final List<ByteBuffer> elements = new ArrayList<>();
        private String writeKey = "";
        private String sentAt = "";
        private boolean hasBatch;

        Cut(Endpoint endpoint, byte[] body, int start, JsonParser parser) {
            this.endpoint = endpoint;
            this.body = body;
            this.start = start;
            this.parser = parser;
        }

        TrackingRequest request() throws IOException, Rejection {
            if (parser.nextToken() != JsonToken.START_OBJECT)
                throw new Rejection(QuarantineReason.MALFORMED_JSON, "the body is no JSON object; send {...}");
            while (parser.nextToken() != JsonToken.END_OBJECT) field(parser.currentName());
            if (parser.nextToken() != null)
                throw new Rejection(QuarantineReason.MALFORMED_JSON, "something follows the JSON object of the body");
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
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = offset(parser.currentTokenLocation().getByteOffset());
                parser.skipChildren();
                parser.finishToken();
                int to = offset(parser.currentLocation().getByteOffset());
                elements.add(ByteBuffer.wrap(body, from, to - from));
            }
        }

        private int offset(long ofParser) throws Rejection {
            if (ofParser < 0) throw new Rejection(QuarantineReason.MALFORMED_JSON, "the body is not in UTF-8");
            return Math.toIntExact(ofParser);
        }

        private List<RawEvent> events() throws Rejection {
            if (endpoint.type().isPresent())
                return List.of(
                        new RawEvent(ByteBuffer.wrap(body, start, body.length - start), EdgeLocation.whole(endpoint)));
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
