package io.onefold.ingest.callcentre.stub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks Asterisk's manager interface on the loopback: greeting, challenge and login (plain and MD5), ping, events, logoff.
 * It tells the calls that it is given to all that are logged in and asked for such events; like Asterisk, it tells nothing
 * again. Safe for several threads.
 */
public final class ManagerStub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ManagerStub.class);

    private final ServerSocket server;
    private final StubLogin login;
    private final List<StubSession> sessions = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /**
     * Listens at once.
     *
     * @param port 0 for any that is free
     * @param user whom it lets in
     */
    public ManagerStub(int port, String user, String secret) throws IOException {
        this.login = new StubLogin(user, secret);
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("manager-stub").start(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** Tells a call that has ended, with times in {@code zone}. */
    public void tell(StubCall call, ZoneId zone) {
        call.events(zone).forEach(this::tell);
    }

    /** Tells any event. */
    public void tell(StubEvent event) {
        for (StubSession each : sessions) each.tell(event);
    }

    /** Lets its users in with another secret from now on. */
    public void changeSecret(String secret) {
        login.change(secret);
    }

    /** Closes all connections, as a restart of Asterisk does; new ones are accepted. */
    public void dropConnections() {
        for (StubSession each : sessions) each.close();
    }

    /** Leaves the actions of all that are connected now without an answer; events are told all the same. */
    public void fallSilent() {
        for (StubSession each : sessions) each.fallSilent();
    }

    /** Waits until that many are logged in; false where they are not in time. */
    public boolean awaitUsers(int count, long seconds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (users() != count) {
                if (left <= 0) return false;
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private long users() {
        return sessions.stream().filter(StubSession::isLoggedIn).count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                StubSession session = new StubSession(socket, login, this::signal);
                sessions.add(session);
                Thread.ofVirtual().name("manager-stub-session").start(() -> serve(session));
            } catch (IOException e) {
                if (!server.isClosed()) LOG.warn("event=stub-not-accepted", e);
            }
        }
    }

    private void serve(StubSession session) {
        session.serve();
        sessions.remove(session);
        signal();
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropConnections();
    }

    /** An event as it is written. */
    public record StubEvent(String kind, Privilege privilege, Map<String, String> fields) {}

    /** The class of an event; users ask for classes. */
    public enum Privilege {
        CDR,
        AGENT,
        DIALPLAN
    }
}
