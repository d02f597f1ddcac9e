package io.onefold.app.console.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.app.console.Asker;
import io.onefold.app.console.Console;
import io.onefold.app.console.ConsoleAnswer;
import io.onefold.app.console.JsonRecord;
import io.onefold.app.quarantine.ConsoleRedrive;
import io.onefold.app.quarantine.QuarantineCounts;
import io.onefold.app.quarantine.RedriveRun;
import io.onefold.app.status.StageStatus;
import io.onefold.app.status.Status;
import io.onefold.app.status.SubscriberStatus;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What the page of operations asks for, and does. No personal data is in its answers. Thread-safe. */
public final class OperationsPart implements Console.Part {
    private final Sources sources;
    private final Asker asker;
    private final InstantSource clock;

    /**
     * What it tells of.
     *
     * @param storeBehind records that the profile store has not taken yet
     * @param engine of this instance; empty where it does not run
     */
    public record Sources(
            Topics topics,
            Supplier<Status> status,
            LongSupplier storeBehind,
            Supplier<Optional<EngineView>> engine,
            Supplier<Optional<OperationsWatch>> watch,
            QuarantineCounts quarantine,
            ConsoleRedrive redrive) {}

    /** All at one moment. */
    private record Answer(
            long at,
            List<StageStatus> stages,
            DataPath path,
            double publishedPerSecond,
            long ageP50Millis,
            long ageP99Millis,
            long storeBehind,
            SortedMap<String, Long> stateBytes,
            List<SubscriberStatus> subscribers,
            List<FlowHistory.Sample> flow,
            Optional<EngineView> engine,
            GroupView.@Nullable Group group,
            ConnectorsView.Seen connectors) {}

    private record Quarantine(List<QuarantineCounts.Counted> groups) {}

    public OperationsPart(Sources sources, Asker asker, InstantSource clock) {
        this.sources = sources;
        this.asker = asker;
        this.clock = clock;
    }

    @Override
    public void addRoutes(JavalinConfig config) {
        config.routes.get("/console/api/operations", this::answer);
        config.routes.get(
                "/console/api/operations/quarantine",
                request -> JsonRecord.write(
                        request, new Quarantine(sources.quarantine().counted(clock.millis()))));
        config.routes.post("/console/api/operations/quarantine/redrive", this::redrive);
        new ConnectorOrders(() -> sources.watch().get().map(OperationsWatch::connectors), asker).addRoutes(config);
    }

    private void answer(Context request) {
        Optional<OperationsWatch> watch = sources.watch().get();
        if (watch.isEmpty()) {
            refuseStarting(request);
            return;
        }
        Status status = sources.status().get();
        OperationsWatch seen = watch.get();
        JsonRecord.write(
                request,
                new Answer(
                        clock.millis(),
                        status.stages(),
                        DataPath.of(status, sources.topics(), seen.gaps().gaps()),
                        seen.publishedPerSecond(),
                        status.ageP50Millis(),
                        status.ageP99Millis(),
                        sources.storeBehind().getAsLong(),
                        status.stateBytes(),
                        status.subscribers(),
                        seen.flow().samples(),
                        sources.engine().get(),
                        seen.group().latest(),
                        seen.connectors().latest()));
    }

    private static void refuseStarting(Context request) {
        ConsoleAnswer.refuse(
                request, HttpStatus.SERVICE_UNAVAILABLE, "starting", "the console is starting: try again in a moment");
    }

    private void redrive(Context request) throws IOException {
        Optional<JsonNode> body = Asker.body(request);
        if (body.isEmpty()) return;
        String source = body.get().path("source").asText();
        String reason = body.get().path("reason").asText();
        if (!asker.mayDo(request, body.get(), "redrive", source + "/" + reason)) return;
        try {
            Optional<RedriveRun.Outcome> outcome = sources.redrive()
                    .run(record -> record.source().equals(source)
                            && record.reason().code().equals(reason));
            if (outcome.isEmpty()) {
                ConsoleAnswer.refuse(
                        request,
                        HttpStatus.CONFLICT,
                        "redrive-under-way",
                        "another redrive is under way: wait for its end");
                return;
            }
            sources.quarantine()
                    .redriven(source, reason, new QuarantineCounts.Redriven(clock.millis(), summary(outcome.get())));
            JsonRecord.write(request, outcome.get());
        } catch (CompletionException | KafkaException e) {
            ConsoleAnswer.refuse(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "not-all-stored",
                    "the brokers did not take all of it: redrive again, it changes nothing");
        }
    }

    private static String summary(RedriveRun.Outcome outcome) {
        return outcome.accepted() + "/" + outcome.sentBack() + "/" + outcome.refused();
    }
}
