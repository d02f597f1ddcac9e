package io.onefold.schemas.serde;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Just enough of a registry over HTTP to see what it is asked and to answer what it never would: one schema a subject, ids by order. */
final class StubRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<String> schemas = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private volatile int refusal;
    private final AtomicInteger unanswered = new AtomicInteger();

    StubRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on every answer is a page of HTML with this status, as a proxy before the registry gives it. */
    void refuse(int status) {
        refusal = status;
    }

    /** The next so many requests get no answer: the connection is closed. */
    void hangUp(int times) {
        unanswered.set(times);
    }

    List<String> requests() {
        return requests;
    }

    /** What stood behind the question mark of each request; "null" where there was none. */
    List<String> queries() {
        return queries;
    }

    List<String> credentials() {
        return credentials;
    }

    List<String> schemas() {
        return schemas;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (unanswered.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
        credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (refusal != 0) {
            send(exchange, refusal, "<html>who are you?</html>");
        } else if (path.startsWith("/schemas/ids/")) {
            int id = Integer.parseInt(path.substring("/schemas/ids/".length()));
            if (id > schemas.size()) send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
            else send(exchange, 200, JSON.writeValueAsString(Map.of("schema", schemas.get(id - 1))));
        } else {
            String schema = JSON.readTree(body).get("schema").textValue();
            if (!schemas.contains(schema)) schemas.add(schema);
            send(exchange, 200, "{\"id\":" + (schemas.indexOf(schema) + 1) + "}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
