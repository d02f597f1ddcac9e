package io.onefold.app.sample.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onefold.app.subscribers.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The company's mail tool: a web server that is posted who may be written to, and takes only what is signed. Thread-safe. */
public final class MailTool implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("mail-tool").daemon().factory());
    private final String secret;
    private final Map<String, Long> endedAt = new HashMap<>();
    private long posted;
    private long refused;

    private MailTool(HttpServer server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    /** Starts it on a free port of the loopback address. */
    static MailTool start(String secret) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        MailTool tool = new MailTool(server, secret);
        server.createContext("/onefold", tool::receive);
        server.setExecutor(tool.thread);
        server.start();
        return tool;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean isSigned = isSigned(exchange, body);
            if (isSigned) take(JSON.readTree(body).path("profiles"));
            else refuse();
            exchange.sendResponseHeaders(isSigned ? 204 : 401, -1);
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        String id = header(exchange, "webhook-id");
        String at = header(exchange, "webhook-timestamp");
        if (!at.matches("[0-9]{1,12}")) return false;
        byte[] expected = Signature.of(secret, id, Long.parseLong(at), body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(
                expected, header(exchange, "webhook-signature").getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private synchronized void take(JsonNode profiles) {
        for (JsonNode profile : profiles) {
            String id = profile.path("profileId").asText();
            if (profile.path("deleted").asBoolean()) endedAt.put(id, System.nanoTime());
            else endedAt.remove(id);
            posted++;
        }
        notifyAll();
    }

    private synchronized void refuse() {
        refused++;
    }

    /** How many profiles and ends it was posted, and how many requests it did not take. */
    public synchronized String counts() {
        return "%,d profiles and ends, %,d requests refused".formatted(posted, refused);
    }

    /**
     * Waits until it is told to forget somebody.
     *
     * @param since as {@link System#nanoTime} has it
     * @return how long after that it was told; empty where it was not, within that time
     */
    public synchronized Optional<Duration> awaitEnd(String profileId, long since, Duration patience)
            throws InterruptedException {
        long end = since + patience.toNanos();
        while (true) {
            Long told = endedAt.get(profileId);
            if (told != null && told >= since) return Optional.of(Duration.ofNanos(told - since));
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return Optional.empty();
            wait(left);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
