package io.onefold.testing.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What stands between clients and one server of this machine. It hands on every byte in order until its way is made bad, and again once
 * that is mended; what it holds back meanwhile it has not lost. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int PIECE = 16 * 1024;
    /** What is on its way at most; then the sender is held up, as by a network. */
    private static final int MOST_PIECES = 64;

    private static final Way GOOD = new Way(true, false, 0, Long.MAX_VALUE);

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private Way way = GOOD;

    /**
     * How bytes go.
     *
     * @param open whether connections live at all
     * @param stalled whether bytes wait, as if the other side had gone without a word
     * @param delayNanos how much later each piece arrives
     * @param bytesPerSecond at most, in each direction of each connection
     */
    private record Way(boolean open, boolean stalled, long delayNanos, long bytesPerSecond) {}

    /**
     * Some bytes on their way.
     *
     * @param due when they may arrive, by {@link System#nanoTime}
     * @param last none follow, nor are there any in it
     */
    private record Piece(ByteBuffer bytes, long due, boolean last) {}

    private TcpProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** A proxy on a free port to a port of this machine, where nothing need listen yet. */
    public static TcpProxy to(int port) {
        try {
            TcpProxy proxy = new TcpProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** All is well again. */
    public void mend() {
        change(GOOD);
    }

    /** Breaks every connection, and each new one, with a reset. */
    public void cut() {
        change(new Way(false, false, 0, Long.MAX_VALUE));
        resetConnections();
    }

    /** Breaks the connections there are with a reset; new ones are welcome. */
    public void resetConnections() {
        // All are told first: whoever hears of the end of one side closes the other, and that shall be a reset too.
        sockets.forEach(TcpProxy::lingerNot);
        sockets.forEach(TcpProxy::reset);
    }

    /** Takes what is sent and hands nothing on: neither side is told. */
    public void stall() {
        change(new Way(true, true, 0, Long.MAX_VALUE));
    }

    /** Each piece arrives so much later, in either direction. */
    public void delay(Duration by) {
        change(new Way(true, false, by.toNanos(), Long.MAX_VALUE));
    }

    /** Each connection carries so many bytes a second at most, in either direction. */
    public void narrow(long bytesPerSecond) {
        change(new Way(true, false, 0, bytesPerSecond));
    }

    private synchronized void change(Way to) {
        way = to;
        notifyAll();
    }

    private synchronized Way now() {
        return way;
    }

    private synchronized Way onceUnstalled() throws InterruptedException {
        while (way.stalled() && !listening.isClosed()) wait();
        return way;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // Closed, or a client that went away at once.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            if (!onceUnstalled().open()) throw new IOException("cut");
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            carry(client, server);
            carry(server, client);
            if (!now().open()) throw new IOException("cut meanwhile");
        } catch (IOException e) {
            reset(client);
            reset(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A reader and a writer, so that pieces that arrive later do not arrive one after another. */
    private void carry(Socket from, Socket to) {
        BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(MOST_PIECES);
        Thread.ofVirtual().start(() -> read(from, pieces));
        Thread.ofVirtual().start(() -> write(pieces, to, from));
    }

    private void read(Socket from, BlockingQueue<Piece> pieces) {
        try {
            try {
                InputStream in = from.getInputStream();
                byte[] buffer = new byte[PIECE];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer))
                    pieces.put(new Piece(
                            ByteBuffer.wrap(Arrays.copyOf(buffer, count)),
                            System.nanoTime() + now().delayNanos(),
                            false));
            } catch (IOException e) {
                // Whatever ended it, the other side hears of an end.
            }
            pieces.put(new Piece(ByteBuffer.allocate(0), System.nanoTime(), true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(BlockingQueue<Piece> pieces, Socket to, Socket from) {
        try (to;
                from) {
            OutputStream out = to.getOutputStream();
            for (Piece piece = pieces.take(); !piece.last(); piece = pieces.take()) {
                TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
                Way at = onceUnstalled();
                if (at.bytesPerSecond() < Long.MAX_VALUE)
                    TimeUnit.NANOSECONDS.sleep(
                            TimeUnit.SECONDS.toNanos(1) * piece.bytes().remaining() / at.bytesPerSecond());
                out.write(piece.bytes().array());
            }
        } catch (IOException e) {
            reset(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(to);
            sockets.remove(from);
        }
    }

    /** Closed with nothing lingering, which sends a reset. */
    private static void reset(Socket socket) {
        lingerNot(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    private static void lingerNot(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    /** Breaks all connections and listens no more. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            mend();
            resetConnections();
        }
    }
}
