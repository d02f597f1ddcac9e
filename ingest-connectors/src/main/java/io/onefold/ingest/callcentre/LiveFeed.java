package io.onefold.ingest.callcentre;

import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls as they end. What ends while there is no connection is not told again, so its positions only say what was last. */
final class LiveFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int EVENTS = 500;

    private final Opening opening;
    private final ManagerAccess access;
    private final CallReading reading;
    private final LiveCalls calls;
    private final Duration idle;
    private final int longestId;
    private @Nullable ManagerSession session;

    /** @param idle how long a poll waits where there is nothing */
    LiveFeed(Opening opening, ManagerAccess access, CallReading reading, Duration settle, Duration idle) {
        this.opening = opening;
        this.access = access;
        this.reading = reading;
        this.calls = new LiveCalls(settle);
        this.idle = idle;
        this.longestId = opening.source().limits().maxTextLength();
    }

    @Override
    public List<Item> poll() throws IOException, InterruptedException {
        List<Item> items = new ArrayList<>();
        ManagerSession current = session;
        if (current != null) listen(current, items);
        tell(items);
        if (!items.isEmpty()) return items;
        if (current == null) connect();
        else check(current);
        return items;
    }

    private void listen(ManagerSession current, List<Item> items) throws InterruptedException {
        Heard heard = current.next(calls.isWaiting() ? idle.dividedBy(10) : idle);
        for (int i = 0; heard != null && i < EVENTS; i++) {
            take(heard, items);
            heard = i == EVENTS - 1 ? null : current.next(Duration.ZERO);
        }
    }

    private void take(Heard heard, List<Item> items) {
        switch (heard) {
            case Heard.Happened happened -> calls.take(happened);
            case Heard.Ended(CallRecord record) -> take(record, items);
        }
    }

    private void take(CallRecord record, List<Item> items) {
        Instant now = opening.clock().instant();
        boolean hasNoId = record.call().isEmpty() || record.call().length() > longestId;
        if (hasNoId) items.add(item(new FinishedCall(record.call(), List.of(record), QueueVisit.NONE), now));
        else if (!calls.take(record, now)) items.add(new Item.Repeated(position(record.call())));
    }

    private void tell(List<Item> items) {
        Instant now = opening.clock().instant();
        for (FinishedCall call : calls.ended(now)) items.add(item(call, now));
    }

    private Item item(FinishedCall call, Instant now) {
        Position position = position(call.id().length() > longestId ? "" : call.id());
        return reading.read(call, "manager", now)
                .<Item>map(fate -> new Item.Taken(fate, position))
                .orElseGet(() -> new Item.Repeated(position));
    }

    private static Position position(String call) {
        return Position.at(Map.of("call", call));
    }

    private void connect() throws IOException {
        String secret = opening.secrets().reveal(access.secret());
        session = ManagerSession.open(access, secret, opening.clock());
        LOG.info("event=connected source={} at={}", opening.source().name(), access.place());
    }

    private void check(ManagerSession current) throws IOException {
        try {
            current.check();
        } catch (IOException e) {
            session = null;
            throw e;
        }
    }

    @Override
    public void close() {
        if (session != null) session.close();
        session = null;
    }
}
