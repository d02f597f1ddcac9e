package io.onefold.ingest.callcentre;

import io.onefold.ingest.Fate;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of files of call detail records together to calls. Asterisk writes the lines of a call one after the other
 * when it ends, with those of others between them at most; so a call is whole where none of the next {@link #AHEAD} lines is
 * of it. Positions go on only where no call is half told, so that after a restart each is told whole.
 */
final class CdrFileFeed implements Feed {
    private static final int AHEAD = 200;
    private static final int MOST_WAITING = 20_000;

    private final Feed lines;
    private final Opening opening;
    private final CallReading reading;
    private final List<Line> waiting = new ArrayList<>();
    private @Nullable Position told;

    /** @param call empty where the line is none that could be read */
    private record Line(
            Item.Taken item, String call, @Nullable CallRecord record) {}

    /** @param lines whose touchpoints have the columns of a line as their properties */
    CdrFileFeed(Feed lines, Opening opening, CallReading reading) {
        this.lines = lines;
        this.opening = opening;
        this.reading = reading;
    }

    @Override
    public List<Item> poll() throws IOException, InterruptedException {
        List<Item> read = lines.poll();
        for (Item item : read) {
            if (item instanceof Item.Taken taken) waiting.add(line(taken));
        }
        boolean isEnd = read.isEmpty() || waiting.size() > MOST_WAITING;
        List<Item> items = new ArrayList<>();
        for (int run = whole(isEnd); run > 0; run = whole(isEnd)) tell(waiting.subList(0, run), items);
        return items;
    }

    private static Line line(Item.Taken item) {
        if (!(item.fate() instanceof Fate.Accepted(Touchpoint touchpoint, String remark)))
            return new Line(item, "", null);
        CallRecord record = record(touchpoint);
        return new Line(item, record.call(), record);
    }

    /** The record that a line is, its columns being the touchpoint's properties. */
    static CallRecord record(Touchpoint line) {
        SortedMap<String, String> fields = new TreeMap<>();
        line.details().properties().forEach((name, value) -> {
            if (value instanceof Value.Text(String text)) fields.put(name, text);
        });
        return new CallRecord(fields);
    }

    /**
     * How many lines from the first on hold whole calls alone; the fewest, and 0 where more must be read to know.
     *
     * @param isEnd whether nothing follows those that wait
     */
    private int whole(boolean isEnd) {
        int lines = ofFirstFile();
        boolean isEndOfFile = isEnd || lines < waiting.size();
        int last = 0;
        for (int i = 0; i <= last; i++) {
            if (i >= lines || (!isEndOfFile && i + AHEAD >= lines)) return 0;
            int until = isEndOfFile ? lines : i + AHEAD + 1;
            last = Math.max(last, lastOfCall(waiting.get(i).call(), last + 1, until));
        }
        return last + 1;
    }

    private int ofFirstFile() {
        int count = waiting.size();
        if (count == 0) return 0;
        Map<String, String> file = waiting.getFirst().item().position().stream();
        while (!waiting.get(count - 1).item().position().stream().equals(file)) count--;
        return count;
    }

    /** The index of a call's last line in a part of those that wait; -1 where none is of it. */
    private int lastOfCall(String call, int from, int until) {
        for (int i = until - 1; i >= from && !call.isEmpty(); i--)
            if (waiting.get(i).call().equals(call)) return i;
        return -1;
    }

    private void tell(List<Line> run, List<Item> items) {
        Position after = run.getLast().item().position();
        Position before =
                told == null || !told.stream().equals(after.stream()) ? new Position(after.stream(), Map.of()) : told;
        Map<String, List<CallRecord>> calls = new LinkedHashMap<>();
        for (Line line : run) {
            if (line.record() == null) items.add(new Item.Taken(line.item().fate(), before));
            else if (line.call().isEmpty()) items.add(item("", List.of(line.record()), before));
            else collect(line.record(), calls.computeIfAbsent(line.call(), call -> new ArrayList<>()));
        }
        calls.forEach((call, records) -> items.add(item(call, records, before)));
        items.add(items.removeLast().at(after));
        told = after;
        run.clear();
    }

    private static void collect(CallRecord record, List<CallRecord> into) {
        if (!into.contains(record)) into.add(record);
    }

    private Item item(String call, List<CallRecord> records, Position position) {
        String file = position.stream().getOrDefault("file", "");
        FinishedCall finished = new FinishedCall(call, records, QueueVisit.NONE);
        return reading.read(finished, file, opening.clock().instant())
                .<Item>map(fate -> new Item.Taken(fate, position))
                .orElseGet(() -> new Item.Repeated(position));
    }

    /** A place that is empty is one before the first line, where nothing is stored. */
    @Override
    public void stored(Position position) throws IOException {
        if (!position.place().isEmpty()) lines.stored(position);
    }

    @Override
    public void close() {
        lines.close();
    }
}
