package io.onefold.app.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Java process of our own, tethered to this one. Thread-safe. */
final class ChildProcess {
    private static final Duration PROBE_PAUSE = Duration.ofMillis(50);
    private static final int LOG_LINES = 12;

    private final ChildCommand command;
    private final Process process;

    private ChildProcess(ChildCommand command, Process process) {
        this.command = command;
        this.process = process;
    }

    /**
     * Returns once a predecessor whose parent was killed has ended too: until then it holds ports and files.
     *
     * @throws LocalStartException if the file that names it cannot be read
     */
    static void awaitPredecessor(ChildCommand command) {
        try {
            PidFile.awaitEnd(command.pidFile(), Tethered.GRACE.plusSeconds(5));
        } catch (IOException e) {
            throw new LocalStartException(command.pidFile() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Starts it.
     *
     * @throws LocalStartException if the system cannot start it
     */
    static ChildProcess start(ChildCommand command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command.arguments())
                    .directory(command.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(command.output().toFile());
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            PidFile.write(command.pidFile(), process.toHandle());
            return new ChildProcess(command, process);
        } catch (IOException e) {
            throw new LocalStartException("could not start the " + command.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns once it serves.
     *
     * @throws LocalStartException if it ends or the time is over; the message holds the last lines of its log
     */
    void awaitReady(Readiness readiness, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        String answer = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                if (process.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                    throw failed("ended with exit code " + process.exitValue());
                if (readiness.ready()) return;
            } catch (LocalStartException e) {
                throw e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed("was interrupted while starting");
            } catch (Exception e) {
                answer = String.valueOf(e.getMessage());
            }
        }
        throw failed("did not serve within " + atMost.toSeconds() + " s (" + answer + ")");
    }

    /** Asks it to end, and kills it when it has not after the grace time. Returns once it has ended. */
    void stop(Duration grace) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
            process.waitFor();
            Files.deleteIfExists(command.pidFile());
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Completes with the exit code when it ends, asked for or not. */
    CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    private LocalStartException failed(String what) {
        return new LocalStartException(
                "the " + command.name() + " " + what + "\n" + lastLines(command.output()) + lastLines(command.log()));
    }

    private static String lastLines(Path file) {
        if (!Files.isReadable(file)) return "";
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
            return tail.isEmpty() ? "" : file + ":\n  " + String.join("\n  ", tail) + "\n";
        } catch (IOException e) {
            return file + " cannot be read: " + e.getMessage() + "\n";
        }
    }
}
