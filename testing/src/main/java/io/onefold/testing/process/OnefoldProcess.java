package io.onefold.testing.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running {@code onefold}, what it printed so far, and the processes that it started. Thread-safe. */
public final class OnefoldProcess implements AutoCloseable {
    private static final Duration END = Duration.ofMinutes(3);
    /** The bit of signal 2 in a mask of signals. */
    private static final long INTERRUPT = 1L << 1;

    private final Process process;
    private final Thread reading;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private OnefoldProcess(Process process) {
        this.process = process;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    /**
     * Starts one, by this process's own Java.
     *
     * @param folder that it is run in
     * @param environment beside this process's own
     */
    public static OnefoldProcess start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ONEFOLD_JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        return new OnefoldProcess(builder.start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) add(line);
        } catch (IOException e) {
            add("the output broke off: " + e.getMessage());
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits for a line that holds this text.
     *
     * @throws IllegalStateException with all that was printed, where the output or the time ends before
     */
    public synchronized String awaitLine(String text, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (int next = 0; true; next++) {
            while (next == lines.size()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0)
                    throw new IllegalStateException("no line has \"" + text + "\":\n" + String.join("\n", lines));
                wait(left);
            }
            if (lines.get(next).contains(text)) return lines.get(next);
        }
    }

    /** What it printed so far, its errors too. */
    public synchronized String output() {
        return String.join("\n", lines);
    }

    /** Process number. */
    public long pid() {
        return process.pid();
    }

    /** It and whatever it started that still runs. */
    public List<ProcessHandle> tree() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** Sends it a signal, such as {@code INT}; returns once it is sent. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /**
     * Ctrl-C. Where the tests run in a shell's background, interrupts are ignored by them and by all that they start; it is then asked
     * to end as a service is.
     */
    public void interrupt() throws IOException, InterruptedException {
        signal(ignoresInterrupts() ? "TERM" : "INT");
    }

    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) return false;
        for (String line : Files.readAllLines(status))
            if (line.startsWith("SigIgn:"))
                return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT) != 0;
        return false;
    }

    /** Ends it as nothing can prevent; returns once it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Waits until it ends by itself.
     *
     * @return the exit code
     * @throws IllegalStateException with all that was printed, where it does not end
     */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS))
            throw new IllegalStateException("it does not end:\n" + output());
        // What was printed last may still be in the pipe; a process that was left behind may hold that open.
        reading.join(END);
        return process.exitValue();
    }

    /** Those of some processes that still run after the time that an orphan is given to notice. */
    public static List<ProcessHandle> survivors(List<ProcessHandle> processes) throws InterruptedException {
        List<ProcessHandle> left = new ArrayList<>();
        for (ProcessHandle each : processes) {
            try {
                each.onExit().get(END.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                left.add(each);
            }
        }
        return left;
    }

    /** Kills it and all that it started, where they still run. */
    @Override
    public void close() {
        tree().forEach(ProcessHandle::destroyForcibly);
    }
}
