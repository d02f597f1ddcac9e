package io.onefold.ingest.callcentre;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.jspecify.annotations.Nullable;

/**
 * One login at a manager interface. Events come on the library's thread and wait in a queue for {@link #next}; that thread is
 * never held up, since answers come on it too. When the queue is full the session ends by itself, so that what is lost is
 * said. Everything but that thread's part is for one thread.
 */
final class ManagerSession implements AutoCloseable {
    /** Some hours of a large call centre. */
    private static final int MOST_WAITING = 20_000;

    static {
        SilentLibrary.silence();
    }

    private final ManagerAccess access;
    private final InstantSource clock;
    private final ManagerConnectionImpl connection = new ManagerConnectionImpl();
    private final BlockingQueue<Heard> waiting;
    private volatile @Nullable String end;
    private Instant triedAt;

    private ManagerSession(ManagerAccess access, InstantSource clock, int mostWaiting) {
        this.access = access;
        this.clock = clock;
        this.waiting = new ArrayBlockingQueue<>(mostWaiting);
        this.triedAt = clock.instant();
    }

    /** @throws IOException where there is no way in; the message says in words why */
    static ManagerSession open(ManagerAccess access, String secret, InstantSource clock) throws IOException {
        return open(access, secret, clock, MOST_WAITING);
    }

    static ManagerSession open(ManagerAccess access, String secret, InstantSource clock, int mostWaiting)
            throws IOException {
        ManagerSession session = new ManagerSession(access, clock, mostWaiting);
        session.login(secret);
        return session;
    }

    private void login(String secret) throws IOException {
        connection.setHostname(access.host());
        connection.setPort(access.port());
        connection.setUsername(access.user());
        connection.setPassword(secret);
        connection.setSocketTimeout((int) access.timeout().toMillis());
        connection.setDefaultResponseTimeout(access.timeout().toMillis());
        connection.registerUserEventClass(DetailRecordEvent.class);
        connection.addEventListener(this::heard);
        try {
            connection.login(access.events());
        } catch (AuthenticationFailedException e) {
            throw e.getCause() == null ? refused(e) : silent(e);
        } catch (UnknownHostException e) {
            throw new IOException(access.host() + " is no host that is known here; check the key host", e);
        } catch (ConnectException | NoRouteToHostException e) {
            throw new IOException(
                    "nothing answers at " + access.place()
                            + "; check that Asterisk runs, and enabled, bindaddr and port in its manager.conf",
                    e);
        } catch (TimeoutException | IOException e) {
            throw silent(e);
        }
    }

    private IOException refused(Exception e) {
        return new IOException(
                "Asterisk at " + access.place() + " does not let the user " + access.user()
                        + " in; compare user, secret, deny and permit with its manager.conf",
                e);
    }

    private IOException silent(Exception e) {
        return new IOException(
                "what is at " + access.place() + " does not answer as a manager interface within "
                        + access.timeout().toMillis() + " ms; check the port, and that Asterisk is not overloaded",
                e);
    }

    /** What comes after the end is not taken: it is in the files, as the end says, and whoever has taken the rest is told so. */
    private void heard(ManagerEvent event) {
        if (end != null) return;
        if (event instanceof DisconnectEvent) {
            end("Asterisk at " + access.place() + " closed the connection; calls that ended since then are only in its"
                    + " files of call detail records");
            return;
        }
        Hearing.of(event).ifPresent(each -> {
            if (!waiting.offer(each))
                end(
                        "more events of Asterisk wait than are kept; calls that end until it is connected again are only in its"
                                + " files of call detail records");
        });
    }

    /**
     * The library would connect again by itself; but the secret may have changed, and the loss must be said. Logs off on a
     * thread of its own, since the caller's holds a lock that a login of the library may be waiting for.
     */
    private void end(String why) {
        if (end != null) return;
        end = why;
        Thread.ofVirtual().name("manager-log-off").start(this::logOff);
    }

    /** The next that was heard, after waiting for at most so long; null where there is nothing. */
    @Nullable
    Heard next(Duration wait) throws InterruptedException {
        return waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Tries the connection where it is time to.
     *
     * @throws IOException where it is no more, and everything that was heard was taken
     */
    void check() throws IOException {
        Instant now = clock.instant();
        if (end == null && !triedAt.plus(access.ping()).isAfter(now)) {
            triedAt = now;
            ping();
        }
        String why = end;
        if (why != null && waiting.isEmpty()) throw new IOException(why);
    }

    private void ping() {
        try {
            connection.sendAction(new PingAction(), access.timeout().toMillis());
        } catch (IOException | TimeoutException | IllegalStateException e) {
            end("Asterisk at " + access.place()
                    + " does not answer any more; calls that ended since then are only in its"
                    + " files of call detail records");
        }
    }

    /** Logs off. */
    @Override
    public void close() {
        if (end == null) {
            end = "closed";
            logOff();
        }
    }

    private void logOff() {
        ManagerConnectionState state = connection.getState();
        boolean canLogOff = state == ManagerConnectionState.CONNECTED || state == ManagerConnectionState.RECONNECTING;
        try {
            if (canLogOff) connection.logoff();
        } catch (IllegalStateException e) {
            // It ended between the question and the answer, which is all that was wanted.
            return;
        }
    }
}
