package io.onefold.app.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Remembers which connectors somebody paused or stopped, since a worker without a group does not: otherwise a connector that
 * was held for a reason would run again after the next start. Used by one thread.
 */
public final class HeldConnectors {
    private final Path file;

    /** @param folder of the worker */
    public HeldConnectors(Path folder) {
        this.file = folder.resolve("held");
    }

    /** By name: {@code PAUSED} or {@code STOPPED}. */
    public SortedMap<String, String> read() {
        SortedMap<String, String> held = new TreeMap<>();
        if (!Files.exists(file)) return held;
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int gap = line.indexOf(' ');
                if (gap > 0) held.put(line.substring(gap + 1), line.substring(0, gap));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return held;
    }

    /** Takes over how the connectors are now. */
    public void write(List<ConnectorState> states) {
        SortedMap<String, String> held = new TreeMap<>();
        for (ConnectorState state : states) if (state.isHeld()) held.put(state.name(), state.state());
        if (held.equals(read())) return;
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> each : held.entrySet()) lines.add(each.getValue() + " " + each.getKey());
        Path next = file.resolveSibling("held.next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(next, lines, StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
