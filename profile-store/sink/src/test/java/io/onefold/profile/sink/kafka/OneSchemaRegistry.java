package io.onefold.profile.sink.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onefold.schemas.avro.UnifiedProfile;
import io.onefold.schemas.mapping.PublicSchemas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Just enough of a registry over HTTP: it knows the schema of profiles, as number 1. */
final class OneSchemaRegistry implements AutoCloseable {
    private static final String SCHEMA =
            PublicSchemas.withoutJavaProperties(UnifiedProfile.getClassSchema()).toString();

    private final HttpServer server;
    private volatile int refusal;

    OneSchemaRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on every answer is this status; 0 for none. */
    void refuse(int status) {
        refusal = status;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (refusal != 0) send(exchange, refusal, "no");
        else if (exchange.getRequestMethod().equals("POST")) send(exchange, 200, "{\"id\":1}");
        else if (path.equals("/schemas/ids/1"))
            send(exchange, 200, "{\"schema\":\"" + SCHEMA.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
        else send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
