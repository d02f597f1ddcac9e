package io.onefold.testing.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A subscriber's server that keeps what it took, and tells of what it was posted. */
final class Hook implements AutoCloseable {
    private static final long PATIENCE_MS = 60_000;

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, List<Long>> taken = new HashMap<>();
    private final TreeMap<String, JsonNode> profiles = new TreeMap<>();
    private Function<JsonNode, Integer> status = body -> 204;

    Hook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
        int answered = take(exchange.getRequestHeaders().getFirst("webhook-id"), body);
        if (answered == 0) {
            // As if the line were cut when all was stored.
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(answered, -1);
        exchange.close();
    }

    private synchronized int take(String id, JsonNode body) {
        ids.add(id);
        int answered = status.apply(body);
        if (answered < 300)
            for (int i = 0; i < body.path("profiles").size(); i++)
                take(body.path("profiles").path(i), body.path("offsets").path(i).asLong());
        notifyAll();
        return answered;
    }

    private void take(JsonNode profile, long offset) {
        String id = profile.path("profileId").asText();
        taken.computeIfAbsent(id, any -> new ArrayList<>()).add(offset);
        if (profile.path("deleted").asBoolean()) profiles.remove(id);
        else profiles.put(id, profile);
    }

    /** From now on; 0 for no answer. */
    synchronized void answers(Function<JsonNode, Integer> with) {
        status = with;
    }

    /** Ids of requests, in the order in which they came. */
    synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    /** Offsets of a profile, in the order in which they were taken. */
    synchronized List<Long> taken(String profile) {
        return List.copyOf(taken.getOrDefault(profile, List.of()));
    }

    /** What it has. */
    synchronized Map<String, JsonNode> profiles() {
        return new TreeMap<>(profiles);
    }

    /** Waits until something holds, looking again after each request. */
    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) throw new AssertionError("nothing more comes; taken are " + taken);
            wait(left);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
