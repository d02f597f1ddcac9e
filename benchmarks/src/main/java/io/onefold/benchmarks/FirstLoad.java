package io.onefold.benchmarks;

import io.onefold.app.status.SourceCounts;
import io.onefold.app.status.SourceReading;
import io.onefold.app.status.Status;
import io.onefold.app.status.StatusJson;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the packaged product takes to read all members of a loyalty system the first time, and until all are in profiles.
 * Arguments: members; {@code files}, {@code import} or {@code postgresql}; of the last {@code host:port/database}, which has
 * the table that docs/benchmarks.md makes, the user, and the password in {@code PGPASSWORD}. Ends after the minutes that the
 * property {@code minutes} says.
 */
public final class FirstLoad {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final String SOURCE = "members";

    private final Path folder;
    private final Ports ports = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();

    private FirstLoad(Path folder) {
        this.folder = folder;
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        String way = arguments.length > 1 ? arguments[1] : "files";
        String database = arguments.length > 3 ? arguments[2] + " " + arguments[3] : "";
        int minutes = Integer.getInteger("minutes", 60);
        Path folder = Files.createTempDirectory("first-load");
        try {
            new FirstLoad(folder).run(new MemberSource(folder, members), way, database, Duration.ofMinutes(minutes));
        } finally {
            delete(folder);
        }
    }

    /** What a process that has just been killed still writes may stay. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    private void run(MemberSource members, String way, String database, Duration patience) throws Exception {
        switch (way) {
            case "import" -> members.describeImport();
            case "postgresql" -> members.describeTable(database);
            default -> members.describeFiles();
        }
        try (OnefoldProcess up = start("up")) {
            up.awaitLine("Ready after", Duration.ofMinutes(5));
            if (way.equals("files")) members.dropExport();
            long began = System.nanoTime();
            OnefoldProcess importing = way.equals("import") ? start(members.importArguments()) : null;
            awaitMembers(members.count(), began, patience, importing);
        }
    }

    private void awaitMembers(int members, long began, Duration patience, @Nullable OnefoldProcess importing)
            throws IOException, InterruptedException {
        long read = 0;
        while (System.nanoTime() - began < patience.toNanos()) {
            Status status = status();
            SourceReading reading = status.readings().get(SOURCE);
            SourceCounts counts = status.sources().get(SOURCE);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (reading != null && read < members && (read = reading.read()) >= members) say("read", members, seconds);
            System.out.printf(
                    "%6.0f s: %s; applied %,d%n", seconds, said(reading), counts == null ? 0 : counts.applied());
            if (counts != null && counts.applied() >= members && status.atRest()) {
                say("in profiles", members, seconds);
                return;
            }
            if (importing != null) System.out.println(importing.output().lines().reduce("", (first, last) -> last));
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        throw new IllegalStateException("not all members came within " + patience);
    }

    private static String said(@Nullable SourceReading reading) {
        if (reading == null) return "nothing read yet";
        return "%,d read %s %s".formatted(reading.read(), reading.progress(), reading.problem());
    }

    private static void say(String what, int members, double seconds) {
        System.out.printf("%,d members %s after %.0f s, %,.0f a second%n", members, what, seconds, members / seconds);
    }

    private Status status() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ports.apiUrl() + "/v1/status"))
                .build();
        return StatusJson.read(http.send(request, BodyHandlers.ofString()).body());
    }

    private OnefoldProcess start(String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Distribution.home().resolve("onefold").toString()));
        command.addAll(List.of(words));
        command.addAll(ports.flags());
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        return OnefoldProcess.start(folder, Map.of(), command);
    }
}
