package io.onefold.ingest.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Requests over HTTP/1.1, one after the other, whose bodies end too: a request's own timeout only goes as far as the headers. */
final class Wire implements AutoCloseable {
    private final HttpClient client;
    private final Duration timeout;

    Wire(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** @throws IOException in words, where there is no answer */
    Reply send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<CutBody.Taken>> sent =
                client.sendAsync(request, head -> new CutBody(Reply.MAX_BYTES));
        try {
            HttpResponse<CutBody.Taken> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            CutBody.Taken body = response.body();
            return new Reply(request.uri(), response.statusCode(), response.headers(), body.bytes(), body.isWhole());
        } catch (ExecutionException e) {
            throw inWords(request.uri(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw tooLate(request.uri(), e);
        } finally {
            sent.cancel(true);
        }
    }

    private IOException inWords(URI uri, Throwable why) {
        String server = server(uri);
        return switch (why) {
            case HttpConnectTimeoutException late -> tooLate(uri, late);
            case SSLException tls ->
                new IOException(
                        server
                                + " offers no TLS that is trusted; its certificate must be known to the JVM's trust store",
                        tls);
            case ConnectException refused ->
                new IOException(server + " cannot be reached; check its address and the network", refused);
            default ->
                new IOException(
                        "the connection to " + server + " broke ("
                                + why.getClass().getSimpleName() + ")",
                        why);
        };
    }

    private IOException tooLate(URI uri, Exception why) {
        return new IOException(
                server(uri) + " did not answer within " + timeout.toMillis()
                        + " ms; rest.timeout says how long to wait",
                why);
    }

    private static String server(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
