package io.onefold.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.LogOfRecord;
import io.onefold.app.status.SourceCounts;
import io.onefold.app.status.Status;
import io.onefold.app.status.StatusJson;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.process.Verb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that people visit all the time while one thing after another goes wrong. After each it is held against what was acknowledged
 * and against the batch run. Of one thread.
 */
public final class FaultRun implements AutoCloseable {
    private static final int REGULARS = 18;
    private static final int PER_SECOND = 50;
    private static final String SOURCE = "web";
    private static final Duration STEADY = Duration.ofMinutes(2);
    private static final Duration ACKNOWLEDGED = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> acknowledged = new TreeSet<>();
    private final Set<String> regulars;
    private int runs;

    private FaultRun(Cluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.regulars = introduce();
    }

    /** Starts a cluster in a folder and has the first visitors come. */
    public static FaultRun start(Path folder) throws IOException, InterruptedException {
        Cluster cluster = Cluster.start(folder);
        try {
            return new FaultRun(cluster);
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /**
     * What came of a fault.
     *
     * @param events that were acknowledged
     * @param tries requests that this took
     * @param problems what does not hold; empty where all does
     * @param beyond which bounds of time are exceeded: a machine that does much else makes it so, which proves nothing
     */
    public record Outcome(
            String scenario,
            long seed,
            int events,
            long tries,
            Standstill standstill,
            List<String> problems,
            List<String> beyond) {
        @Override
        public String toString() {
            String held = problems.isEmpty()
                    ? "each acknowledged event applied once, audit equal"
                    : String.join("; ", problems);
            String late = beyond.isEmpty() ? "" : "; beyond its bounds: " + String.join("; ", beyond);
            return "%s (seed %d): %,d events acknowledged in %,d requests; %s; %s%s"
                    .formatted(scenario, seed, events, tries, standstill, held, late);
        }
    }

    /** Until each of them is known: how many come within a time depends on the machine. */
    private Set<String> introduce() throws IOException, InterruptedException {
        Set<String> known;
        try (Visitors visitors = visitors(0)) {
            visitors.start();
            known = profileIds();
            visitors.leave(ACKNOWLEDGED);
            acknowledged.addAll(visitors.acknowledged());
        }
        Verb audit = cluster.audit();
        if (audit.exitCode() != 0) throw new IllegalStateException("unequal before any fault: " + audit.output());
        return known;
    }

    private Visitors visitors(long seed) {
        List<String> collectors =
                cluster.instances().stream().map(Instance::collectorUrl).toList();
        return new Visitors(collectors, REGULARS, PER_SECOND, "run%d-".formatted(runs++), seed);
    }

    private Set<String> profileIds() throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode question = json.createObjectNode();
        question.putArray("fields").add("profileId");
        ArrayNode identifiers = question.putArray("identifiers");
        for (int i = 0; i < REGULARS; i++)
            identifiers.addObject().put("namespace", "email").put("value", Visitors.email(i));
        long end = System.nanoTime() + STEADY.toNanos();
        while (true) {
            Set<String> ids = new HashSet<>();
            String answer = answer(HttpRequest.newBuilder(
                            URI.create(cluster.instances().getFirst().apiUrl() + "/v1/profiles/lookup"))
                    .POST(BodyPublishers.ofString(question.toString())));
            for (JsonNode each : json.readTree(answer).path("identifiers")) {
                @Nullable String id = each.at("/profile/profileId").textValue();
                if (id != null) ids.add(id);
            }
            if (ids.size() == REGULARS) return ids;
            if (System.nanoTime() > end) throw new IllegalStateException("only " + ids.size() + " visitors are known");
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Has it go wrong under load, and holds what came of it against what was acknowledged. */
    public Outcome run(Scenario scenario, long seed) throws Exception {
        Visitors visitors = visitors(seed);
        try (visitors;
                Onlooker onlooker = new Onlooker(
                        cluster.kafka().direct(),
                        new Topics("").customerProfiles().name(),
                        regulars)) {
            visitors.start();
            onlooker.awaitAll(System.nanoTime(), STEADY);
            onlooker.begin();
            onlooker.awaitAll(System.nanoTime(), STEADY);
            long fault = System.nanoTime();
            scenario.fault().strike(new UnderLoad(cluster, visitors, PER_SECOND), new Random(seed));
            onlooker.awaitAll(System.nanoTime(), STEADY);
            Standstill standstill = onlooker.standstill(fault);
            visitors.leave(ACKNOWLEDGED);
            acknowledged.addAll(visitors.acknowledged());
            return new Outcome(
                    scenario.title(),
                    seed,
                    visitors.acknowledged().size(),
                    visitors.tries(),
                    standstill,
                    problems(),
                    scenario.bound().exceededBy(standstill));
        }
    }

    private List<String> problems() throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        Verb audit = cluster.audit();
        if (audit.exitCode() != 0) problems.add("the audit found differences: " + audit.output());
        List<String> applied = LogOfRecord.read(
                        new CommittedTopic(
                                Map.of("bootstrap.servers", cluster.kafka().direct())),
                        Names.timelineChangelog("onefold"))
                .messages()
                .stream()
                .map(Observation::touchpoint)
                .filter(touchpoint -> touchpoint.source().equals(SOURCE))
                .map(Touchpoint::messageId)
                .toList();
        Set<String> once = new TreeSet<>(applied);
        if (once.size() < applied.size()) problems.add(applied.size() - once.size() + " events are applied twice");
        Set<String> lost = new TreeSet<>(acknowledged);
        lost.removeAll(once);
        if (!lost.isEmpty()) problems.add(lost.size() + " acknowledged events are not applied: " + lost);
        once.removeAll(acknowledged);
        if (!once.isEmpty()) problems.add(once.size() + " events are applied that nobody sent: " + once);
        accounting().ifPresent(problems::add);
        for (Instance instance : cluster.instances()) problems.addAll(brokenInvariants(instance));
        return problems;
    }

    private static List<String> brokenInvariants(Instance instance) throws InterruptedException {
        List<String> counts = instance.metrics("onefold_invariants_broken");
        if (counts.isEmpty()) return List.of("instance " + instance.name() + " counts no invariants");
        return counts.stream().filter(line -> !line.endsWith(" 0.0")).toList();
    }

    /** The counts are published some time after what they count. */
    private Optional<String> accounting() throws IOException, InterruptedException {
        long end = System.nanoTime() + STEADY.toNanos();
        while (true) {
            Status status = StatusJson.read(answer(HttpRequest.newBuilder(
                    URI.create(cluster.instances().getFirst().apiUrl() + "/v1/status"))));
            SourceCounts counts = status.sources().get(SOURCE);
            if (counts != null && counts.inFlight() == 0 && counts.applied() == acknowledged.size())
                return Optional.empty();
            if (System.nanoTime() > end)
                return Optional.of(
                        "of %d acknowledged events the accounting says %s".formatted(acknowledged.size(), counts));
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    @Override
    public void close() {
        http.close();
        cluster.close();
    }
}
