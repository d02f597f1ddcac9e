package io.onefold.benchmarks;

import io.onefold.testing.process.ProcessUsage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link CollectorServer} as its parent sees it. Used by one thread. */
final class CalledServer implements AutoCloseable {
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final BufferedReader said;
    private final PrintWriter asked;
    private final int port;

    /**
     * Starts one with the memory and the collector of garbage that {@code up} has on a small machine; ONEFOLD_JAVA_OPTS adds to them.
     *
     * @param folder that it is run in
     */
    CalledServer(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "--enable-native-access=ALL-UNNAMED"));
        String more = System.getenv("ONEFOLD_JAVA_OPTS");
        if (more != null) command.addAll(List.of(more.split(" ")));
        command.addAll(
                List.of("-cp", absolute(System.getProperty("java.class.path")), CollectorServer.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = process.inputReader(StandardCharsets.UTF_8);
        asked = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        port = Integer.parseInt(answer("port ").substring("port ".length()));
    }

    private static String absolute(String classPath) {
        return String.join(
                ":",
                Arrays.stream(classPath.split(":"))
                        .map(each -> Path.of(each).toAbsolutePath().toString())
                        .toList());
    }

    /** What it logs stands in its output too. */
    private String answer(String beginning) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(beginning) && Character.isDigit(line.charAt(beginning.length()))) return line;
            System.out.println(line);
        }
        throw new IOException("the server ended");
    }

    int port() {
        return port;
    }

    /** Processor time that it has used, its compilers' and garbage collectors' with it. */
    Duration used() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it holds after a collection of garbage, which this asks for. */
    Memory memory() throws IOException {
        asked.println();
        String[] told = answer("").split(" ");
        return new Memory(
                Long.parseLong(told[0]),
                Long.parseLong(told[1]),
                ProcessUsage.residentBytes(process.pid()),
                Integer.parseInt(told[2]));
    }

    /**
     * Memory of a process, bytes.
     *
     * @param live on the heap after a collection
     * @param buffers outside the heap
     * @param resident all, as Linux tells it
     */
    record Memory(long live, long buffers, long resident, int threads) {
        @Override
        public String toString() {
            return "live %.1f MB, buffers %.1f MB, resident %d MB, %d threads"
                    .formatted(live / 1e6, buffers / 1e6, resident / 1_000_000, threads);
        }
    }

    @Override
    public void close() {
        try {
            asked.close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
