package io.onefold.ingest.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Asks a source's server for pages, with the credential and no faster than it wants. */
final class Server implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;

    private final RestSettings settings;
    private final Wire wire;
    private final Credential credential;
    private final Pace pace;

    Server(RestSettings settings, Wire wire, Credential credential, Pace pace) {
        this.settings = settings;
        this.wire = wire;
        this.credential = credential;
        this.pace = pace;
    }

    /**
     * What it answers, which {@link #check} judges.
     *
     * @throws IOException where it does not answer, or a credential cannot be had
     */
    Reply get(URI uri) throws IOException, InterruptedException {
        Reply reply = redirected(uri);
        if (reply.status() == 401 && credential.renew()) reply = redirected(uri);
        boolean isAsked = pace.heed(reply);
        if (reply.status() == 429 && !isAsked) pace.pause(settings.every());
        return reply;
    }

    /** @throws IOException in words, where it answered with anything but a page */
    void check(Reply reply) throws IOException {
        int status = reply.status();
        if (status == 200 || status == 204) return;
        throw switch (status) {
            case 401, 403 -> credential.refused(status);
            case 404 -> new IOException("the server has nothing at rest.url (404); check it");
            case 429 ->
                new IOException("the server wants to be asked less often (429); it is left alone until it allows more");
            default ->
                status >= 500
                        ? new IOException("the server failed (" + status + "); it is asked again")
                        : new IOException("the server does not answer what is asked (" + status
                                + "); check rest.url, rest.query and rest.headers");
        };
    }

    private Reply redirected(URI uri) throws IOException, InterruptedException {
        URI at = uri;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            Reply reply = wire.send(request(at));
            if (!isRedirect(reply)) return reply;
            @Nullable URI next = Addresses.resolve(at, reply.header("Location"));
            if (next == null || !settings.addresses().isSameServer(at, next))
                throw new IOException("the server redirects (" + reply.status()
                        + ") to another one, where the credential is not sent; write the right address in rest.url");
            at = next;
        }
        throw new IOException("the server redirects more than " + MAX_REDIRECTS + " times; check rest.url");
    }

    private HttpRequest request(URI uri) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .GET()
                .header("Accept", "application/json")
                .header("User-Agent", "Onefold");
        for (Parameter header : settings.headers()) request.setHeader(header.name(), header.value());
        credential.authorise(request);
        return request.build();
    }

    private static boolean isRedirect(Reply reply) {
        return switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    @Override
    public void close() {
        wire.close();
    }
}
