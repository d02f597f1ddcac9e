package io.onefold.app.subscribers;

import com.sun.net.httpserver.HttpServer;
import io.onefold.app.config.Target;
import io.onefold.ingest.connector.SecretReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A subscriber's server. */
final class Receiver implements AutoCloseable {
    static final String SECRET = "what the two of us know";

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Reply> replies = request -> new Reply(204, "");

    /** One that came. */
    record Request(String id, String timestamp, String signature, String body) {}

    /** What is said to it. */
    record Reply(int status, String retryAfter) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            Request request = new Request(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Reply reply = replies.apply(request);
            if (!reply.retryAfter.isEmpty()) exchange.getResponseHeaders().set("Retry-After", reply.retryAfter);
            exchange.sendResponseHeaders(reply.status, -1);
            exchange.close();
        });
        server.start();
    }

    void answers(Function<Request, Reply> with) {
        replies = with;
    }

    List<Request> requests() {
        return requests;
    }

    Target.Webhook target() {
        return new Target.Webhook(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"),
                new SecretReference.Variable("HOOK"),
                10,
                Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
