package io.onefold.testing.observability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Takes traces by OTLP over HTTP as a collector does, and reads of them what a test asks for. */
final class SpanReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();

    /**
     * A stage of a trace.
     *
     * @param parent empty where it is the first
     */
    record Span(String trace, String id, String parent, String name) {}

    SpanReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    synchronized List<Span> spans() {
        return List.copyOf(spans);
    }

    /** All bytes that came, as they are. */
    synchronized String everything() {
        return everything.toString();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        everything.append(new String(body, StandardCharsets.ISO_8859_1));
        // ExportTraceServiceRequest: resource_spans = 1, of these scope_spans = 2, of these spans = 2.
        for (ByteBuffer resource : fields(ByteBuffer.wrap(body), 1))
            for (ByteBuffer scope : fields(resource, 2))
                for (ByteBuffer span : fields(scope, 2))
                    spans.add(new Span(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5)));
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String hex(ByteBuffer message, int field) {
        List<ByteBuffer> found = fields(message, field);
        return found.isEmpty() ? "" : HexFormat.of().formatHex(bytes(found.getFirst()));
    }

    private static String text(ByteBuffer message, int field) {
        List<ByteBuffer> found = fields(message, field);
        return found.isEmpty() ? "" : new String(bytes(found.getFirst()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer field) {
        byte[] bytes = new byte[field.remaining()];
        field.duplicate().get(bytes);
        return bytes;
    }

    /** The fields of that number that have a length, in protobuf's encoding. */
    private static List<ByteBuffer> fields(ByteBuffer message, int number) {
        List<ByteBuffer> found = new ArrayList<>();
        ByteBuffer left = message.duplicate();
        while (left.hasRemaining()) {
            long tag = varint(left);
            switch ((int) (tag & 7)) {
                case 0 -> varint(left);
                case 1 -> left.position(left.position() + Long.BYTES);
                case 5 -> left.position(left.position() + Integer.BYTES);
                case 2 -> {
                    int length = (int) varint(left);
                    if (tag >>> 3 == number) found.add(left.slice(left.position(), length));
                    left.position(left.position() + length);
                }
                default -> throw new IllegalStateException("no protobuf");
            }
        }
        return found;
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) return value;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
