package io.onefold.testing.cluster;

import io.onefold.app.local.Tethered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that ends with this one, and that can be killed, held and let go. Thread-safe. */
final class ServerProcess {
    private static final int SECONDS_TO_STOP = 60;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one by this process's own Java.
     *
     * @param flags of the virtual machine, the class path among them
     * @param main class and arguments
     * @param output file that gets what it prints
     */
    static ServerProcess start(List<String> flags, List<String> main, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add(Tethered.class.getName());
        command.addAll(main);
        // Its input stays open as long as this process lives, which is what tethers it.
        return new ServerProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As nothing can prevent; returns once it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end and waits; whoever does not is killed. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) kill();
    }

    /** Sends it a signal, such as {@code STOP}; returns once it is sent. */
    void signal(String name) throws IOException, InterruptedException {
        Signals.send(name, process.pid());
    }
}
