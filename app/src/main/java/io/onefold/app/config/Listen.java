package io.onefold.app.config;

/** Where a server of ours listens. */
public record Listen(String host, int port) {
    /** Where a client on this machine finds it. */
    public String url() {
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port;
    }
}
