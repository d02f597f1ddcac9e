package io.onefold.app.sample.systems;

import io.onefold.ingest.callcentre.stub.ManagerStub;
import io.onefold.ingest.callcentre.stub.StubCall;
import io.onefold.schemas.Call;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The call centre's Asterisk, as far as its manager interface: it tells each call to whoever has logged in. */
final class TelephoneSystem implements CompanySystem, AutoCloseable {
    static final String USER = "onefold";

    /** A telephone system has one clock, unlike the senders whose clocks go wrong. */
    private static final long CLOCK_IS_RIGHT = Duration.ofHours(1).toMillis();

    private static final long LOGIN_SECONDS = 120;
    private static final List<String> QUEUES = List.of("service", "sales");
    private static final List<String> AGENTS = List.of("Agent 1", "Agent 2", "Agent 3");

    private final ManagerStub manager;
    private final Arrivals arrivals;
    private int told;

    TelephoneSystem(String secret, Arrivals arrivals) throws IOException {
        this.manager = new ManagerStub(0, USER, secret);
        this.arrivals = arrivals;
    }

    @Override
    public String name() {
        return "callcentre";
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        return touchpoint.details().call() != null
                && !dialled(Identifiers.first(touchpoint, "phone")).isEmpty()
                && Math.abs(touchpoint.receivedAt() - touchpoint.occurredAt()) < CLOCK_IS_RIGHT;
    }

    /** Nothing is told twice by such a system, so it waits until somebody listens. */
    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException, InterruptedException {
        if (!manager.awaitUsers(1, LOGIN_SECONDS))
            throw new IOException("nobody has logged in to the telephone system; see the connector callcentre in"
                    + " ./onefold connector status");
        for (Touchpoint each : touchpoints) {
            Call call = each.details().call();
            if (call != null) manager.tell(call(each, call), ZoneOffset.UTC);
            progress.upTo(++told);
        }
    }

    @Override
    public long left() {
        return Math.max(0, told - arrivals.of(name()));
    }

    private static StubCall call(Touchpoint touchpoint, Call call) {
        int number = number(touchpoint);
        boolean isAbandoned = number % 9 == 0;
        return new StubCall(
                id(touchpoint),
                call.direction(),
                dialled(Identifiers.first(touchpoint, "phone")),
                QUEUES.get(number % QUEUES.size()),
                isAbandoned ? "" : AGENTS.get(number % AGENTS.size()),
                Instant.ofEpochMilli(touchpoint.occurredAt()),
                Duration.ofSeconds(5 + number % 90),
                isAbandoned ? Duration.ZERO : Duration.ofSeconds(call.durationSeconds()),
                "");
    }

    /** A carrier sends digits, whatever people write. */
    private static String dialled(String phone) {
        String digits = phone.replaceAll("\\D", "");
        return digits.startsWith("86") && digits.length() > 11 ? digits.substring(2) : digits;
    }

    private static int number(Touchpoint touchpoint) {
        String id = touchpoint.messageId();
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    private static String id(Touchpoint touchpoint) {
        return touchpoint.receivedAt() / 1000 + "." + number(touchpoint);
    }

    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        return List.of(id(touchpoint));
    }

    @Override
    public SortedMap<String, String> placeholders() {
        return new TreeMap<>(Map.of("port", String.valueOf(manager.port())));
    }

    @Override
    public void close() throws IOException {
        manager.close();
    }
}
