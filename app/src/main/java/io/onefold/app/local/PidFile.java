package io.onefold.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers a child process by number and start time, since numbers are used again. */
final class PidFile {
    private PidFile() {}

    static void write(Path file, ProcessHandle process) throws IOException {
        Files.writeString(file, process.pid() + " " + startOf(process) + "\n");
    }

    /** The process that the file names, if it still lives. */
    static Optional<ProcessHandle> read(Path file) throws IOException {
        if (!Files.exists(file)) return Optional.empty();
        String[] words = Files.readString(file).strip().split(" ");
        if (words.length != 2 || !words[0].matches("\\d{1,18}")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(words[1]));
    }

    /**
     * Waits for the process that the file names to end, and kills it after the time: its parent is gone, so it is ending
     * already, or stuck.
     */
    static void awaitEnd(Path file, Duration atMost) throws IOException {
        Optional<ProcessHandle> left = read(file);
        if (left.isEmpty()) return;
        try {
            left.get().onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            left.get().destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
