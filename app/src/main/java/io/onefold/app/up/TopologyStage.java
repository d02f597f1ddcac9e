package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.StreamsSettings;
import io.onefold.app.identity.IdentityCore;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.metrics.Metrics;
import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.Invariant;
import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.identity.streams.BrokenInvariants;
import io.onefold.identity.streams.IdentityStreams;
import io.onefold.identity.streams.IdentityTopology;
import io.onefold.identity.streams.NormaliserSupplier;
import io.onefold.identity.streams.RefusedStartException;
import io.onefold.identity.streams.RestoreProgress;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import io.onefold.schemas.trace.Traces;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Identity resolution on Kafka Streams. It may still be restoring its state when the next stage starts: its health says so. */
final class TopologyStage implements Stage {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int CACHED_ROOTS = 2_000;

    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private final String applicationId;
    private final Metrics metrics;
    private final Supplier<@Nullable Traces> traces;
    private boolean comesBack = true;
    private volatile @Nullable IdentityStreams streams;
    private volatile @Nullable BrokenInvariants broken;
    private volatile CompletableFuture<Void> started = new CompletableFuture<>();

    /**
     * A stage that is not started yet.
     *
     * @param serdes asked for at the start
     * @param metrics hears what is decided, and what the engine measures
     * @param traces asked for at the start
     */
    TopologyStage(
            Configuration configuration,
            Supplier<TopicSerdes> serdes,
            String applicationId,
            Metrics metrics,
            Supplier<@Nullable Traces> traces) {
        this.traces = traces;
        this.metrics = metrics;
        this.configuration = configuration;
        this.serdes = serdes;
        this.applicationId = applicationId;
    }

    /** The same, which once stopped does not come back under its name: whoever comes next need not wait until it is missed. */
    TopologyStage once() {
        comesBack = false;
        return this;
    }

    @Override
    public String name() {
        return "identity resolution";
    }

    @Override
    public String start() throws InterruptedException {
        IdentityCore core = IdentityCore.load(configuration.identity());
        IdentityTopology topology = new IdentityTopology(
                configuration.topics().topics(), serdes.get(), settings(core, subscriberTopics()), normalisers(core));
        broken = topology.broken();
        IdentityStreams made = new IdentityStreams(
                topology.toldTo(metrics.identity()).followedBy(traces.get()).get(), streamsSettings());
        streams = made;
        CompletableFuture<Void> running = made.start();
        started = running;
        String state = await(made, running);
        metrics.clients().add(made.engine());
        return state;
    }

    private static String await(IdentityStreams made, CompletableFuture<Void> running) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            try {
                running.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return "";
            } catch (TimeoutException e) {
                // Whatever waits for the topics of the state finds them once it is being restored.
                if (made.restore().wanted() > 0) return "restoring its state";
            } catch (ExecutionException e) {
                throw new StageException("identity resolution " + failure(running), e);
            }
        }
        return "waiting for its partitions";
    }

    /** How many changes of its state are read back, or are to be. */
    long restored() {
        IdentityStreams running = streams;
        return running == null ? 0 : running.restore().restored();
    }

    /** How many changes of its state had to be read back since the start. */
    long toRestore() {
        IdentityStreams running = streams;
        return running == null ? 0 : running.restore().wanted();
    }

    /** How often an invariant did not hold since the start. */
    long broken(Invariant invariant) {
        BrokenInvariants counts = broken;
        return counts == null ? 0 : counts.count(invariant);
    }

    /** The engine while it is started. */
    Optional<IdentityStreams> running() {
        return Optional.ofNullable(streams);
    }

    private static String failure(CompletableFuture<Void> running) {
        if (!running.isCompletedExceptionally()) return "failed: see the log";
        Throwable cause = running.exceptionNow();
        String what = cause instanceof RefusedStartException ? "refuses to start: " : "did not start: ";
        return what + cause.getMessage();
    }

    @Override
    public void stop() {
        IdentityStreams running = streams;
        streams = null;
        if (running == null) return;
        if (comesBack) running.close();
        else running.leave();
    }

    @Override
    public Health health() {
        IdentityStreams running = streams;
        if (running == null) return Health.DOWN;
        KafkaStreams.State state = running.state();
        return switch (state) {
            case RUNNING -> Health.READY;
            case CREATED, REBALANCING -> new Health.Waiting(waiting(running.restore()));
            case ERROR, PENDING_ERROR -> new Health.Failed(failure(started));
            case PENDING_SHUTDOWN, NOT_RUNNING -> Health.DOWN;
        };
    }

    private static String waiting(RestoreProgress restore) {
        return restore.restored() < restore.wanted()
                ? "%,d of %,d changes of its state restored".formatted(restore.restored(), restore.wanted())
                : "sharing out partitions";
    }

    /** Those of everybody who is or was a subscriber, as long as nobody deleted it. */
    private Set<String> subscriberTopics() throws InterruptedException {
        Topics topics = configuration.topics().topics();
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            return admin.listTopics().names().get().stream()
                    .flatMap(name -> topics.subscriberOf(name).stream())
                    .collect(Collectors.toSet());
        } catch (ExecutionException | KafkaException e) {
            throw new StageException("the brokers cannot be asked for their topics: " + e.getMessage(), e);
        }
    }

    private IdentityTopology.Settings settings(IdentityCore core, Set<String> subscriberTopics) {
        return new IdentityTopology.Settings(
                Forest.Settings.of(
                        core.rules(),
                        core.keyed(configuration.profile()),
                        configuration.identity().zone()),
                configuration.topics().partitions().identity(),
                core.keys().secretFingerprint(),
                CACHED_ROOTS,
                subscriberTopics);
    }

    private NormaliserSupplier normalisers(IdentityCore core) {
        return new NormaliserSupplier(
                core.normaliser(configuration.sources(), configuration.profile().consent()),
                new CommandNormaliser(core.reader()));
    }

    private IdentityStreams.Settings streamsSettings() {
        StreamsSettings tuning = configuration.streams();
        Map<String, String> client = new HashMap<>(configuration.kafka());
        client.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                configuration.servers().bootstrap());
        return new IdentityStreams.Settings(
                applicationId,
                tuning.instance(),
                configuration.data().resolve("state"),
                tuning.threads(),
                tuning.standbys(),
                configuration.topics().replicas(),
                tuning.commitInterval(),
                tuning.transactionTimeout(),
                tuning.sessionTimeout(),
                tuning.storeMemory(),
                client);
    }
}
