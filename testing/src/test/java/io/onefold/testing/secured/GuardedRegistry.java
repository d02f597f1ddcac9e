package io.onefold.testing.secured;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.onefold.app.local.Loopback;
import io.onefold.testing.registry.TestRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A proxy before a registry that takes TLS alone, and asks who somebody is: by a password, or by a certificate. */
final class GuardedRegistry implements AutoCloseable {
    private static final String USER_INFO = "onefold:asked-by-the-gate-51";

    private final HttpsServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI registry;
    private final Path keys;
    private final Guard guard;

    /** By what it knows who somebody is. */
    enum Guard {
        PASSWORD,
        CERTIFICATE
    }

    private GuardedRegistry(HttpsServer server, URI registry, Path keys, Guard guard) {
        this.server = server;
        this.registry = registry;
        this.keys = keys;
        this.guard = guard;
    }

    /** Starts one; its certificate is made for it, and is also the one that it takes of others. */
    static GuardedRegistry start(TestRegistry registry, Path folder, Guard guard) throws Exception {
        Path keys = Certificates.make(folder, "registry-" + guard.name().toLowerCase(Locale.ROOT));
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = getSSLContext().getDefaultSSLParameters();
                asked.setNeedClientAuth(guard == Guard.CERTIFICATE);
                parameters.setSSLParameters(asked);
            }
        });
        GuardedRegistry guarded = new GuardedRegistry(server, URI.create(registry.url()), keys, guard);
        server.createContext("/", guarded::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return guarded;
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, password);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, password);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    String url() {
        return "https://" + Loopback.HOST + ":" + server.getAddress().getPort() + registry.getPath();
    }

    /** What a client of it needs, by Confluent's names. */
    Map<String, String> client() {
        Map<String, String> client = new HashMap<>(Certificates.store(keys, "schema.registry.ssl.truststore"));
        switch (guard) {
            case PASSWORD -> client.putAll(password(USER_INFO));
            case CERTIFICATE -> {
                client.putAll(Certificates.store(keys, "schema.registry.ssl.keystore"));
                client.put("schema.registry.ssl.key.password", Certificates.PASSWORD);
            }
        }
        return client;
    }

    static Map<String, String> password(String userInfo) {
        return Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", userInfo);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (guard == Guard.PASSWORD && !isKnown(exchange)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange);
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isKnown(HttpExchange exchange) {
        String wanted = "Basic " + Base64.getEncoder().encodeToString(USER_INFO.getBytes(StandardCharsets.UTF_8));
        return wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) request.header("Content-Type", type);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
