package io.onefold.ingest.callcentre;

import io.onefold.ingest.Fate;
import io.onefold.ingest.callcentre.stub.ManagerStub;
import io.onefold.ingest.callcentre.stub.ManagerStub.Privilege;
import io.onefold.ingest.callcentre.stub.ManagerStub.StubEvent;
import io.onefold.ingest.callcentre.stub.StubCall;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.FeedClock;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import io.onefold.schemas.Call;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stub of a manager interface and a feed that reads it. */
final class CallCentre implements AutoCloseable {
    static final String SECRET = "opensesame";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant START = Instant.parse("2026-11-20T01:15:02Z");

    final ManagerStub stub;
    FeedClock clock = Instant::now;
    final Map<String, String> environment = new HashMap<>(Map.of("AMI_SECRET", SECRET));
    private final Path folder;
    private final List<Feed> feeds = new ArrayList<>();

    CallCentre(Path folder) throws IOException {
        this.folder = folder;
        this.stub = new ManagerStub(0, "onefold", SECRET);
    }

    static StubCall call(String id, String number) {
        return new StubCall(
                id,
                Call.Direction.INBOUND,
                number,
                "support",
                "Li Wei",
                START,
                Duration.ofSeconds(25),
                Duration.ofSeconds(180),
                "");
    }

    static StubCall abandoned(String id, String number) {
        return new StubCall(
                id, Call.Direction.INBOUND, number, "support", "", START, Duration.ofSeconds(40), Duration.ZERO, "");
    }

    static StubCall outbound(String id, String number) {
        return new StubCall(
                id,
                Call.Direction.OUTBOUND,
                number,
                "",
                "Li Wei",
                START,
                Duration.ofSeconds(8),
                Duration.ofSeconds(62),
                "/var/spool/asterisk/monitor/2026/11/20/out-42.wav");
    }

    /** A feed of the described source; {@code more} are further lines of its block. */
    Feed open(String... more) throws IOException {
        return live(clock, more);
    }

    private Feed live(FeedClock clock, String... more) throws IOException {
        String block = "  port: " + stub.port() + "\n  " + String.join("\n  ", more) + "\n";
        return open(clock, """
                kind: asterisk
                channel: call-centre
                region: CN
                locale: zh-CN
                asterisk:
                  host: 127.0.0.1
                  user: onefold
                  secret: {env: AMI_SECRET}
                  zone: Asia/Shanghai
                  trunks: [PJSIP/trunk]
                  settle: 50ms
                """ + block);
    }

    Feed open(FeedClock clock, String yaml) throws IOException {
        return open(clock, yaml, Position.at(Map.of()));
    }

    /** @param stored where an earlier run left a stream */
    Feed open(FeedClock clock, String yaml, Position stored) throws IOException {
        Connector connector = connector(yaml);
        Opening opening = new Opening(
                connector.source(),
                stream -> stream.equals(stored.stream()) ? Optional.of(stored.place()) : Optional.empty(),
                Opening.Share.ALL,
                new Secrets(name -> Optional.ofNullable(environment.get(name))),
                folder.resolve("own"),
                clock,
                false);
        Feed feed = ((Setup.Reading) connector.setup()).open(opening);
        feeds.add(feed);
        return feed;
    }

    static Connector connector(String yaml) {
        return new ConnectorFile(List.of(new AsteriskKind())).parse("callcentre", "callcentre.yaml", yaml);
    }

    /** Of a call's events only its record, changed. */
    void tell(StubCall call, String... others) {
        for (StubEvent event : call.events(ZONE)) {
            if (!event.kind().equals("Cdr")) continue;
            Map<String, String> fields = new LinkedHashMap<>(event.fields());
            for (int i = 0; i < others.length; i += 2) fields.put(others[i], others[i + 1]);
            stub.tell(new StubEvent("Cdr", Privilege.CDR, fields));
        }
    }

    /** A feed that is logged in. */
    Feed connected(String... more) throws IOException, InterruptedException {
        Feed feed = open(more);
        connect(feed);
        return feed;
    }

    void connect(Feed feed) throws IOException, InterruptedException {
        feed.poll();
        if (!stub.awaitUsers(1, 20)) throw new IOException("nobody logged in");
    }

    /** Polls until there is anything, some hundred times at most. */
    static List<Item> next(Feed feed) throws IOException, InterruptedException {
        return next(feed, 1);
    }

    static List<Item> next(Feed feed, int count) throws IOException, InterruptedException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 300 && items.size() < count; i++) items.addAll(feed.poll());
        return items;
    }

    static Touchpoint accepted(Item item) {
        if (item instanceof Item.Taken(Fate.Accepted(Touchpoint touchpoint, String remark), var position))
            return touchpoint;
        throw new AssertionError("not accepted: " + item);
    }

    static Quarantined refused(Item item) {
        if (item instanceof Item.Taken(Fate.Refused(Quarantined quarantined), var position)) return quarantined;
        throw new AssertionError("not refused: " + item);
    }

    @Override
    public void close() throws IOException {
        feeds.forEach(Feed::close);
        stub.close();
    }
}
