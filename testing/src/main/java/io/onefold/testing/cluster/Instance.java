package io.onefold.testing.cluster;

import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One instance of the product as it runs on one of several machines: brokers and registry are somebody else's. Of one thread. */
public final class Instance {
    private static final Duration READY = Duration.ofMinutes(4);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 50;

    private final String name;
    private final Path folder;
    private final Ports ports = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> flags;
    private @Nullable OnefoldProcess process;
    private int logLength;
    private Path release = Distribution.home();

    /** @param flags what all instances have alike, and what they reach brokers and registry by */
    Instance(String name, Path folder, List<String> flags) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(folder);
        this.flags = List.copyOf(flags);
    }

    /** Its name among the instances, and of its ways to the brokers. */
    public String name() {
        return name;
    }

    /** Where it keeps its state. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Where it takes events. */
    public String collectorUrl() {
        return ports.collectorUrl();
    }

    /** Where it answers. */
    public String apiUrl() {
        return ports.apiUrl();
    }

    /** Starts it; returns before it is ready. */
    public void start() throws IOException {
        start(Map.of());
    }

    /** The same, with variables beside this process's own. */
    public void start(Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(release.resolve("onefold").toString());
        command.add("up");
        command.addAll(arguments());
        logLength = Files.exists(log()) ? (int) Files.size(log()) : 0;
        process = OnefoldProcess.start(folder, with(environment), command);
    }

    private static Map<String, String> with(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        all.put("ONEFOLD_JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        all.putAll(environment);
        return all;
    }

    /** The flags that a verb about this installation is given, beside its own. */
    public List<String> arguments() {
        List<String> all = ports.flags();
        all.addAll(flags);
        all.addAll(List.of("--set", "streams.instance=" + name, "--data", data().toString()));
        return all;
    }

    /** From its next start on it is another build of the product. */
    public void become(Path home) {
        release = home;
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() throws InterruptedException {
        running().awaitLine("Ready after", READY);
    }

    /** Waits until at most so many records wait, over all topics, as it sees it. */
    public void awaitLag(long atMost) throws InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (lag() > atMost) {
            if (System.nanoTime() > end)
                throw new IllegalStateException("instance " + name + " still sees " + lag() + " records waiting");
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private long lag() throws InterruptedException {
        List<String> lags = metrics("onefold_lag_records{");
        if (lags.isEmpty()) return Long.MAX_VALUE;
        return lags.stream()
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The lines of its metrics that begin so; none where it does not answer. */
    List<String> metrics(String beginning) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl() + "/metrics"))
                .timeout(ANSWER)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Waits until it says that it is ready, or has ended instead; whether it is ready. */
    public boolean isReadyOrEnds() throws InterruptedException {
        try {
            awaitReady();
            return true;
        } catch (IllegalStateException e) {
            running().awaitEnd();
            return false;
        }
    }

    /** Waits until its log has a text that it had not when it was started. */
    public void awaitLogged(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (!logged(text)) {
            if (System.nanoTime() > end)
                throw new IllegalStateException("instance " + name + " does not log " + text + ":\n" + output());
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private boolean logged(String text) throws IOException {
        Path log = log();
        if (!Files.exists(log)) return false;
        byte[] bytes = Files.readAllBytes(log);
        int from = bytes.length < logLength ? 0 : logLength;
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).contains(text);
    }

    private Path log() {
        return data().resolve("logs").resolve("onefold.log");
    }

    /** What it printed since it was started. */
    public String output() {
        return process == null ? "" : process.output();
    }

    /** As nothing can prevent. */
    public void kill() throws InterruptedException {
        running().kill();
    }

    /** In order. */
    public void stop() throws IOException, InterruptedException {
        running().signal("TERM");
        running().awaitEnd();
    }

    /** Holds it as it stands. */
    public void hold() throws IOException, InterruptedException {
        Signals.send("STOP", running().pid());
    }

    /** Lets it go on. */
    public void letGo() throws IOException, InterruptedException {
        Signals.send("CONT", running().pid());
    }

    private OnefoldProcess running() {
        if (process == null) throw new IllegalStateException("instance " + name + " was not started");
        return process;
    }

    /** Kills it where it runs. */
    void end() {
        if (process != null) process.close();
    }
}
