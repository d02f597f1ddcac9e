package io.onefold.testing.installation;

import io.onefold.app.Main;
import io.onefold.app.command.OnefoldCommand;
import io.onefold.app.config.Configuration;
import io.onefold.app.config.ConfigurationReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code onefold up} in a process of its own, on free ports, under a folder of its own. */
public final class RunningInstallation implements AutoCloseable {
    private static final Pattern LOG = Pattern.compile("-Donefold\\.log=\\S*/(\\S+)");
    private static final long STOP_SECONDS = 60;
    private static final long LOOK_MILLIS = 100;

    private final Process process;
    private final Path settings;

    private RunningInstallation(Process process, Path settings) {
        this.process = process;
        this.settings = settings;
    }

    /**
     * Starts the built product and returns once it is ready.
     *
     * @param home as the build makes it, {@code app/target/onefold}
     * @param folder of all its state
     */
    public static RunningInstallation start(Path home, Path folder, int partitions)
            throws IOException, InterruptedException {
        return start(home, folder, partitions, "");
    }

    /** The same with more of a configuration, lines of YAML. */
    public static RunningInstallation start(Path home, Path folder, int partitions, String more)
            throws IOException, InterruptedException {
        Path settings =
                Files.writeString(folder.resolve("onefold.yaml"), settings(folder.resolve("data"), partitions) + more);
        return restart(home, settings);
    }

    /**
     * Starts one that was started before, by its settings; fails with all it said where it does not become ready.
     *
     * @param more words of the command line
     */
    public static RunningInstallation restart(Path home, Path settings, String... more)
            throws IOException, InterruptedException {
        Path said = settings.resolveSibling("up.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.toAbsolutePath().resolve("test.jsa"),
                "-XX:+VerifySharedSpaces",
                "-Xlog:disable",
                "-cp",
                home.toAbsolutePath().resolve("lib") + "/*",
                Main.class.getName(),
                "up",
                "--config",
                settings.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        awaitReady(process, said);
        return new RunningInstallation(process, settings);
    }

    private static String settings(Path data, int partitions) throws IOException {
        return """
                data: %s
                broker: {port: %d, controller-port: %d}
                registry: {port: %d}
                collector: {port: %d}
                api: {port: %d}
                topics: {partitions: %d}
                """.formatted(data, freePort(), freePort(), freePort(), freePort(), freePort(), partitions);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process, Path said) throws IOException, InterruptedException {
        while (!Files.readString(said).contains("\nReady after"))
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
                throw new IllegalStateException("onefold up did not become ready:\n" + Files.readString(said));
    }

    /** Its processes by what each is: {@code onefold}, and the servers that it started, each by the name of its log. */
    public SortedMap<String, ProcessHandle> processes() {
        SortedMap<String, ProcessHandle> all = new TreeMap<>(Map.of("onefold", process.toHandle()));
        process.descendants()
                .forEach(each -> each.info()
                        .commandLine()
                        .map(LOG::matcher)
                        .filter(Matcher::find)
                        .ifPresent(found -> all.put(found.group(1), each)));
        return all;
    }

    /** What it runs with. */
    public Configuration configuration() {
        return new ConfigurationReader(Map.of()).read(settings, Map.of());
    }

    /**
     * Executes a verb against it, in this process.
     *
     * @param out hears what the verb says
     * @return the exit code
     */
    public int execute(PrintWriter out, String... verb) {
        return execute(settings, out, verb);
    }

    /** Executes a verb in this process, whether anything runs or not. */
    public static int execute(Path settings, PrintWriter out, String... verb) {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(List.of("--config", settings.toString()));
        return OnefoldCommand.commandLine().setOut(out).setErr(out).execute(words.toArray(String[]::new));
    }

    /** Asks it to stop as Ctrl-C does, and kills it where it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
