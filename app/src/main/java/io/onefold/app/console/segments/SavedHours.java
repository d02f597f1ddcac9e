package io.onefold.app.console.segments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of how many entered and left each segment, since the topic forgets that in time. It names no person. Without it, what the topic
 * still tells is counted. Of one thread.
 */
public final class SavedHours {
    private static final Logger LOG = LoggerFactory.getLogger(SavedHours.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /**
     * What stands in it.
     *
     * @param at when it was saved, UTC milliseconds
     * @param sizes by segment, at that time
     * @param positions by partition of the topic: the first record that is not counted
     * @param moves by segment and the beginning of an hour or day, UTC milliseconds
     */
    public record Content(
            long at,
            SortedMap<Integer, Long> positions,
            SortedMap<String, Long> sizes,
            SortedMap<String, SortedMap<Long, SegmentHours.Moves>> moves) {
        /** Nothing was counted yet. */
        static final Content NONE = new Content(
                0, Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** @param file made with its folder when it is first written */
    public SavedHours(Path file) {
        this.file = file;
    }

    /** What was saved; nothing where nothing was, or where it cannot be read, which is logged. */
    public Content read() {
        try {
            return content(JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Content.NONE;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "event=segment-hours-unread file={} why={}",
                    file,
                    e.getClass().getSimpleName());
            return Content.NONE;
        }
    }

    private static Content content(JsonNode root) {
        SortedMap<Integer, Long> positions = new TreeMap<>();
        root.path("positions")
                .properties()
                .forEach(each -> positions.put(
                        Integer.valueOf(each.getKey()), each.getValue().asLong()));
        SortedMap<String, Long> sizes = new TreeMap<>();
        root.path("sizes")
                .properties()
                .forEach(each -> sizes.put(each.getKey(), each.getValue().asLong()));
        SortedMap<String, SortedMap<Long, SegmentHours.Moves>> moves = new TreeMap<>();
        root.path("segments").properties().forEach(each -> {
            SortedMap<Long, SegmentHours.Moves> hours = new TreeMap<>();
            for (JsonNode row : each.getValue())
                hours.put(
                        row.path(0).asLong(),
                        new SegmentHours.Moves(row.path(1).asLong(), row.path(2).asLong()));
            moves.put(each.getKey(), hours);
        });
        return new Content(root.path("at").asLong(), positions, sizes, moves);
    }

    /** Replaces what was saved. */
    public void write(Content content) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, text(content));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: is the disk full?", e);
        }
    }

    private static String text(Content content) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        root.put("at", content.at());
        ObjectNode sizes = root.putObject("sizes");
        content.sizes().forEach(sizes::put);
        ObjectNode positions = root.putObject("positions");
        content.positions().forEach((partition, position) -> positions.put(partition.toString(), position));
        ObjectNode segments = root.putObject("segments");
        content.moves().forEach((name, hours) -> {
            ArrayNode rows = segments.putArray(name);
            hours.forEach(
                    (at, moved) -> rows.addArray().add(at).add(moved.entered()).add(moved.left()));
        });
        return JSON.writeValueAsString(root);
    }
}
