package io.onefold.testing.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.status.Status;
import io.onefold.app.status.StatusJson;
import io.onefold.testing.cluster.Visitors;
import io.onefold.testing.installation.RunningInstallation;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.ProcessUsage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation at work for as many minutes as {@code onefold.soak} says: what its processes hold stays as it is, and so does lag. The
 * first third fills pools and caches. Of the second third and the last one, the least that lives on the heap is compared, since what lives
 * holds what is under way, and the most of everything else.
 */
@Tag("long")
@Order(1)
class SoakIT {
    private static final int REGULARS = 500;
    private static final int EVENTS_A_SECOND = 50;
    private static final int EVENTS_A_LOOK = 10 * EVENTS_A_SECOND;

    /** RocksDB and the allocator of C take memory by and by up to their bounds, which a run of minutes does not reach. */
    private static final double MOST_GROWTH = 1.15;

    /** Files of RocksDB come and go; a request that left one open would leave tens of thousands. */
    private static final long HANDLES_COME_AND_GO = 200;

    private static final long THREADS_COME_AND_GO = 50;

    /** Of what so many seconds bring. */
    private static final int MOST_LAG_SECONDS = 20;

    @TempDir
    private Path folder;

    @Test
    void whatItHoldsStaysAsItIs() throws Exception {
        Duration time = Duration.ofMinutes(Integer.getInteger("onefold.soak", 10));
        try (RunningInstallation installation = RunningInstallation.start(Distribution.home(), folder, 4);
                Visitors visitors = new Visitors(
                        List.of("http://127.0.0.1:"
                                + installation.configuration().collector().port()),
                        REGULARS,
                        EVENTS_A_SECOND,
                        "soak",
                        1);
                HttpClient http = HttpClient.newHttpClient()) {
            visitors.start();
            SortedMap<String, List<ProcessUsage>> held = new TreeMap<>();
            List<Long> lags = new ArrayList<>();
            for (long sent = EVENTS_A_LOOK; sent <= time.toSeconds() * EVENTS_A_SECOND; sent += EVENTS_A_LOOK) {
                long soMany = sent;
                await().atMost(Duration.ofMinutes(2)).until(() -> visitors.tries() >= soMany);
                for (var each : installation.processes().entrySet())
                    held.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                            .add(ProcessUsage.of(each.getValue()));
                lags.add(lag(http, installation));
            }
            visitors.leave(Duration.ofMinutes(1));

            StringWriter said = new StringWriter();
            assertThat(installation.execute(new PrintWriter(said, true), "audit"))
                    .as(said::toString)
                    .isZero();
            assertThat(visitors.acknowledged()).hasSizeGreaterThan((int) (time.toSeconds() * EVENTS_A_SECOND / 2));
            held.forEach((name, all) -> {
                ProcessUsage middle = bounds(third(all, 1));
                ProcessUsage last = bounds(third(all, 2));
                String seen = "%s: second third %s, last third %s".formatted(name, middle, last);
                System.out.println(seen);
                assertThat(last.liveBytes()).as(seen).isLessThan(grown(middle.liveBytes()));
                assertThat(last.residentBytes()).as(seen).isLessThan(grown(middle.residentBytes()));
                assertThat(last.handles()).as(seen).isLessThan(grown(middle.handles()) + HANDLES_COME_AND_GO);
                assertThat(last.threads()).as(seen).isLessThan(grown(middle.threads()) + THREADS_COME_AND_GO);
            });
            System.out.println("records to do: " + lags);
            assertThat(lags.stream().sorted().toList().get(lags.size() / 2))
                    .as("records to do at half of the looks: %s", lags)
                    .isLessThan((long) MOST_LAG_SECONDS * EVENTS_A_SECOND);
        }
    }

    private static long lag(HttpClient http, RunningInstallation installation) throws Exception {
        URI status = URI.create(
                "http://127.0.0.1:" + installation.configuration().api().port() + "/v1/status");
        Status now = StatusJson.read(http.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString())
                .body());
        return now.lags().stream().mapToLong(each -> each.records()).sum();
    }

    private static <T> List<T> third(List<T> all, int number) {
        return all.subList(all.size() * number / 3, all.size() * (number + 1) / 3);
    }

    private static long grown(long before) {
        return (long) (before * MOST_GROWTH);
    }

    private static ProcessUsage bounds(List<ProcessUsage> some) {
        return new ProcessUsage(
                some.stream().mapToLong(ProcessUsage::liveBytes).min().orElseThrow(),
                most(some, ProcessUsage::residentBytes),
                most(some, ProcessUsage::handles),
                most(some, ProcessUsage::threads));
    }

    private static long most(List<ProcessUsage> some, ToLongFunction<ProcessUsage> of) {
        return some.stream().mapToLong(of).max().orElseThrow();
    }
}
