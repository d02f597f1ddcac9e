package io.onefold.app.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of this machine's own address, the only one that anything local listens on. */
public final class Loopback {
    /** The address in numbers, so that no name service decides what it is. */
    public static final String HOST = "127.0.0.1";

    private static final int FIRST_FREE = 20_000;
    private static final int FREE_PORTS = 32_768 - FIRST_FREE;
    /** Processes begin at different places, so that two of them seldom look at the same port at the same moment. */
    private static final AtomicInteger NEXT_FREE =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FREE_PORTS));

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

    /**
     * A port that nothing listened on a moment ago, each time another one. It is none of those that systems give to whoever calls out
     * (from 32768 on with Linux, 49152 with others): such a one may be taken before anybody listens on it.
     */
    public static int freePort() {
        for (int tries = 0; tries < FREE_PORTS; tries++) {
            int port = FIRST_FREE + Math.floorMod(NEXT_FREE.getAndIncrement(), FREE_PORTS);
            if (isFree(port)) return port;
        }
        throw new LocalStartException("no free port on " + HOST + " from " + FIRST_FREE + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
