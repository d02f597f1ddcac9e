package io.onefold.ingest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Digests;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page after another. Where the source is moves on with the last record of a page, so a page of which Kafka does not have
 * everything is asked for again. A page that cannot be read is quarantined once and asked for until it can be: going on
 * without it would lose its records.
 */
final class RestFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(RestFeed.class);
    private static final int ITEMS = 500;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** How often a server may say that it does not know a page before that is believed. */
    private static final int PATIENCE = 3;

    private final RestSettings settings;
    private final Opening opening;
    private final Pace pace;
    private final Server server;
    private final PageReading pages;
    private final RecordReading records;
    private final Progress progress;
    private final Queue<Item> waiting = new ArrayDeque<>();
    private boolean isQuarantined;
    private int unknown;

    RestFeed(RestSettings settings, Opening opening) {
        this.settings = settings;
        this.opening = opening;
        Secrets secrets = opening.secrets();
        Wire wire = new Wire(settings.timeout());
        TokenEndpoint tokens = new TokenEndpoint(wire, secrets, opening.clock());
        this.pace = new Pace(settings.rateLimit(), opening.clock());
        this.server = new Server(settings, wire, new Credential(settings.auth(), secrets, tokens), pace);
        this.pages = new PageReading(settings.records());
        this.records = new RecordReading(opening.source(), settings.mapping());
        this.progress = new Progress(settings, opening.places().last(Map.of()).orElse(Map.of()));
    }

    @Override
    public List<Item> poll() throws IOException, InterruptedException {
        if (waiting.isEmpty()) {
            Duration left = pace.left();
            if (left.isPositive()) {
                opening.clock().pause(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
                return List.of();
            }
            waiting.addAll(ask());
        }
        List<Item> items = new ArrayList<>();
        while (items.size() < ITEMS && !waiting.isEmpty()) items.add(waiting.remove());
        return items;
    }

    private List<Item> ask() throws IOException, InterruptedException {
        Reply reply = server.get(progress.address());
        if (progress.isLedTo() && isUnknown(reply.status())) throw forgotten(reply.status());
        unknown = 0;
        server.check(reply);
        try {
            return taken(pages.read(reply));
        } catch (Rejection why) {
            return refused(reply, why);
        }
    }

    /** What can be refused of a page as a whole comes first: nothing of a page is taken, or everything. */
    private List<Item> taken(Page page) throws Rejection {
        Instant now = opening.clock().instant();
        List<byte[]> contents =
                page.records().stream().map(RecordReading::content).toList();
        List<String> names = contents.stream().map(Memory::name).toList();
        Progress.Advance advance = progress.judge(page, names, now);

        Position before = progress.position();
        List<Item> items = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            JsonNode record = page.records().get(i);
            String location = page.uri().getPath() + "[" + i + "]";
            Item taken = progress.isNew(names.get(i))
                    ? new Item.Taken(records.read(record, contents.get(i), location, now), before)
                    : new Item.Repeated(before);
            items.add(taken);
        }
        isQuarantined = false;
        if (progress.moveOn(advance)) pace.pause(settings.every());
        if (!items.isEmpty()) items.set(items.size() - 1, items.getLast().at(progress.position()));
        return items;
    }

    private List<Item> refused(Reply reply, Rejection why) throws IOException {
        pace.pause(settings.every());
        if (isQuarantined)
            throw new IOException(
                    "a page cannot be read and is asked for again, with the beginning of it in quarantine: "
                            + why.getMessage());
        isQuarantined = true;
        LOG.warn(
                "event=page-refused source={} reason={}",
                opening.source().name(),
                why.reason().code());
        return List.of(new Item.Taken(
                records.refused(
                        why,
                        reply.uri().getPath(),
                        reply.body(),
                        Digests.nameOf(reply.bytes()),
                        opening.clock().instant()),
                progress.position()));
    }

    private static boolean isUnknown(int status) {
        return status == 400 || status == 404 || status == 410 || status == 422;
    }

    /** A cursor may expire. Then the round begins again, which brings some records twice and loses none. */
    private IOException forgotten(int status) {
        pace.pause(settings.every());
        if (++unknown < PATIENCE)
            return new IOException(
                    "the server does not know the page that it led to itself (" + status + "); it is asked for again");
        unknown = 0;
        progress.startOver();
        return new IOException("the server does not know the page that it led to itself (" + status
                + "); the first page is asked for next, and what comes twice changes nothing");
    }

    @Override
    public void close() {
        server.close();
    }
}
