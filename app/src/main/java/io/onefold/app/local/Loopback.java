package io.onefold.app.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine's own address, the only one that anything local listens on. */
public final class Loopback {
    /** The address in numbers, so that no name service decides what it is. */
    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    /**
     * Refuses a port that something else listens on.
     *
     * @param setting the configuration key the port comes from, named in the error
     * @throws LocalStartException if the port is taken
     */
    public static void requireFree(int port, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LocalStartException(
                    "port " + port + " on " + HOST + " is taken: stop what listens there, or set " + setting
                            + " to another port",
                    e);
        }
    }

    /** Throws unless something listens on a port of this machine now. */
    static void requireListening(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            if (!socket.isConnected()) throw new IOException("nothing listens on port " + port);
        }
    }

    /** A port that nothing listened on a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStartException("no free port on " + HOST, e);
        }
    }
}
