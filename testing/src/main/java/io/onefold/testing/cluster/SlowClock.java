package io.onefold.testing.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clock that is an hour slow, for whoever is started with its environment: libfaketime answers before the system does. How much time has
 * passed is told as ever. Its program is not used, since that passes no signals on.
 */
final class SlowClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final Path LIBRARY = Path.of("faketime/libfaketime.so.1");

    private SlowClock() {}

    static Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME",
                "-1h",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
    }

    /** Names what this machine lacks for it; empty where it lacks nothing. */
    static String lacks() {
        return library().isPresent()
                ? ""
                : "libfaketime is not under " + LIBRARIES + ": Debian's package faketime has it";
    }

    /** Each machine has a folder of its kind's name. */
    private static Optional<Path> library() {
        try (Stream<Path> kinds = Files.list(LIBRARIES)) {
            return kinds.map(kind -> kind.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findAny();
        } catch (IOException e) {
            throw new UncheckedIOException("the system's libraries cannot be listed", e);
        }
    }
}
