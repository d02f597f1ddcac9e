package io.onefold.testing.fuzz;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry that knows what was registered with it, by order. */
final class SchemaServer implements AutoCloseable {
    private static final String BY_ID = "/schemas/ids/";

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<String> schemas = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    SchemaServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!path.startsWith(BY_ID)) {
            String schema = json.readTree(body).get("schema").textValue();
            if (!schemas.contains(schema)) schemas.add(schema);
            send(exchange, 200, "{\"id\":" + (schemas.indexOf(schema) + 1) + "}");
            return;
        }
        long id = Long.parseLong(path.substring(BY_ID.length()));
        if (id < 1 || id > schemas.size()) send(exchange, 404, "{\"error_code\":40403,\"message\":\"not found\"}");
        else send(exchange, 200, json.writeValueAsString(Map.of("schema", schemas.get((int) id - 1))));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
