package io.onefold.app.up;

import io.onefold.app.audit.ConfiguredOracle;
import io.onefold.app.config.Configuration;
import io.onefold.app.connectors.ConnectorRequests;
import io.onefold.app.connectors.HeldConnectors;
import io.onefold.app.console.Console;
import io.onefold.app.console.KnownIdentifiers;
import io.onefold.app.console.LiveProfiles;
import io.onefold.app.console.People;
import io.onefold.app.console.Sight;
import io.onefold.app.identity.IdentityCore;
import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.ConnectProcess;
import io.onefold.app.local.ConnectSettings;
import io.onefold.app.local.Installation;
import io.onefold.app.local.RegistryProcess;
import io.onefold.app.local.RegistrySettings;
import io.onefold.app.logging.LoggingApi;
import io.onefold.app.metrics.HttpMetrics;
import io.onefold.app.metrics.Metrics;
import io.onefold.app.population.FitApi;
import io.onefold.app.segments.PreviewApi;
import io.onefold.app.status.OperationsApi;
import io.onefold.app.status.StageStatus;
import io.onefold.identity.forest.Invariant;
import io.onefold.identity.hindsight.BatchHindsight;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.rules.Namespace;
import io.onefold.identity.streams.Names;
import io.onefold.profile.query.IdentifierLookup;
import io.onefold.profile.query.Lookup;
import io.onefold.profile.query.ProfileApi;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.profile.store.kafka.ProfileTopics;
import io.onefold.profile.store.kafka.ProfileValues;
import io.onefold.profile.subscription.FieldClasses;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Which stages an installation has, in the order of their start: whoever is needed comes first. */
public final class Assembly {
    private final Configuration configuration;
    private final Installation installation;
    private final Consumer<String> lost;
    private final LiveProfiles live = new LiveProfiles();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Stage> catchingUp = new ArrayList<>();

    /** @param lost is told when a child process ends without being asked to */
    Assembly(Configuration configuration, Installation installation, Consumer<String> lost) {
        this.configuration = configuration;
        this.installation = installation;
        this.lost = lost;
    }

    List<Stage> stages() {
        stages.addAll(
                switch (configuration.parts()) {
                    case ALL -> all();
                    case COLLECTOR -> collectorAlone();
                });
        return List.copyOf(stages);
    }

    private List<Stage> all() {
        List<Stage> stages = new ArrayList<>();
        String group = configuration.applicationId();
        SchemasStage schemas = new SchemasStage(configuration);
        TracingStage tracing = new TracingStage(
                configuration.tracing(), configuration.streams().instance());
        Metrics metrics = new Metrics(configuration.streams().instance());
        StoreStage store = new StoreStage(
                configuration,
                profileTopics(group),
                () -> values(schemas.serdes()),
                live,
                metrics.clients(),
                tracing::traces);
        ConsoleStage console = new ConsoleStage(configuration, schemas::serdes);
        SubscribersStage subscribers = new SubscribersStage(configuration, schemas::serdes);
        MonitorStage monitor =
                new MonitorStage(configuration, group, schemas::serdes, this::statuses, subscribers::statuses, metrics);
        stages.addAll(withServers(new DataFolder(configuration.data()), configuration, installation, lost));
        if (!configuration.tracing().isEmpty()) stages.add(tracing);
        stages.add(new GenerationStage(configuration));
        stages.add(new TopicsStage(configuration));
        stages.add(schemas);
        TopologyStage topology = new TopologyStage(configuration, schemas::serdes, group, metrics, tracing::traces);
        measure(metrics, topology, store);
        catchingUp.add(topology);
        catchingUp.add(store);
        Upkeep upkeep = new Upkeep(configuration);
        stages.add(upkeep.stateAge());
        stages.addAll(catchingUp);
        stages.add(upkeep.clock());
        stages.add(upkeep.janitor(group));
        stages.add(upkeep.turnover(group));
        stages.add(upkeep.transactions(group));
        PopulationStage population =
                new PopulationStage(configuration, schemas::serdes, store::reader, InstantSource.system());
        stages.add(population);
        stages.add(monitor);
        stages.add(console);
        CompanyStages company = new CompanyStages(configuration, schemas::serdes, topology, store, monitor);
        stages.addAll(company.stages());
        stages.add(new ServerStage("query API", "api.port", configuration.api(), config -> {
            new HttpMetrics(metrics.registry(), "api").addTo(config);
            profileApi(store.reader(), population).addRoutes(config);
            new PreviewApi(store.reader(), configuration, InstantSource.system()).addRoutes(config);
            new FitApi(population::fitting).addRoutes(config);
            new OperationsApi(monitor::status, metrics).addRoutes(config);
            new LoggingApi().addRoutes(config);
            List<Console.Part> parts = new ArrayList<>(company.parts(console.asker()));
            parts.add(people(store.reader(), console));
            new Console(configuration.api().host(), parts).addRoutes(config);
        }));
        if (PlansStage.areThere(configuration)) stages.add(new PlansStage(configuration));
        stages.add(new CollectorStage(configuration, schemas::serdes, metrics, tracing::traces));
        if (SubscribersStage.arePostedTo(configuration)) stages.add(subscribers);
        if (ConnectorsStage.areRead(configuration))
            stages.addAll(List.of(connectors(), upkeep.connectors(metrics.connectors()::update)));
        return stages;
    }

    private List<Stage> collectorAlone() {
        SchemasStage schemas = new SchemasStage(configuration);
        TracingStage tracing = new TracingStage(
                configuration.tracing(), configuration.streams().instance());
        Metrics metrics = new Metrics(configuration.streams().instance());
        MonitorStage monitor = new MonitorStage(
                configuration, configuration.applicationId(), schemas::serdes, this::statuses, List::of, metrics);
        List<Stage> stages = new ArrayList<>(List.of(new DataFolder(configuration.data())));
        if (!configuration.tracing().isEmpty()) stages.add(tracing);
        stages.addAll(List.of(
                new TopicsStage(configuration),
                schemas,
                monitor,
                new ServerStage("operations", "api.port", configuration.api(), config -> {
                    new OperationsApi(monitor::status, metrics).addRoutes(config);
                    new LoggingApi().addRoutes(config);
                }),
                new CollectorStage(configuration, schemas::serdes, metrics, tracing::traces)));
        return stages;
    }

    private static void measure(Metrics metrics, TopologyStage topology, StoreStage store) {
        for (Invariant each : Invariant.values())
            metrics.gauge(
                    "onefold.invariants.broken",
                    "How often what must hold of every change did not, since this instance's start; 0 unless something is wrong",
                    List.of("invariant", each.name().toLowerCase(Locale.ROOT)),
                    () -> topology.broken(each));
        metrics.gauge(
                "onefold.restore.wanted.records",
                "Changes of its state that this instance had to read back since its start",
                List.of(),
                topology::toRestore);
        metrics.gauge("onefold.restore.done.records", "Those of them that are read", List.of(), topology::restored);
        metrics.gauge(
                "onefold.store.behind.records",
                "Records that the profile store has yet to read before it is ready",
                List.of(),
                store::behindBy);
    }

    private Stage connectors() {
        if (!configuration.servers().ownConnect()) return new ConnectorsStage(configuration);
        ConnectSettings connect = configuration.connect();
        Map<String, String> kafka = new HashMap<>(configuration.kafka());
        kafka.put("bootstrap.servers", configuration.servers().bootstrap());
        return new LocalServerStage(
                "connectors",
                () -> ConnectProcess.start(
                        installation,
                        connect,
                        kafka,
                        new ConnectorRequests(configuration).creations(new HeldConnectors(connect.folder()).read())),
                connect.logs(),
                lost);
    }

    /** Those of the stages that may have much to read before they are ready, though they have started. */
    List<Stage> catchingUp() {
        return List.copyOf(catchingUp);
    }

    /** The folder of all state, held, and then the servers that are our own. */
    static List<Stage> withServers(
            DataFolder folder, Configuration configuration, Installation installation, Consumer<String> lost) {
        List<Stage> servers = new ArrayList<>();
        BrokerSettings broker = configuration.broker();
        if (configuration.servers().ownBroker())
            servers.add(new LocalServerStage(
                    "broker", () -> BrokerProcess.start(installation, broker), broker.logs(), lost));
        RegistrySettings registry = configuration.registry();
        if (configuration.servers().ownRegistry())
            servers.add(new LocalServerStage(
                    "registry", () -> RegistryProcess.start(installation, registry), registry.logs(), lost));
        return servers.isEmpty() ? List.of(folder) : List.of(folder, new Together(servers));
    }

    private ProfileTopics profileTopics(String group) {
        Topics topics = configuration.topics().topics();
        return new ProfileTopics(
                topics.customerProfiles().name(), topics.profileIndex().name(), Names.timelineChangelog(group));
    }

    private ProfileValues values(TopicSerdes serdes) {
        Topics topics = configuration.topics().topics();
        Deserializer<ByteBuffer> profiles = serdes.customerProfileBytes();
        Deserializer<ProfileIndexEntry> index = serdes.profileIndex().deserializer();
        return new ProfileValues() {
            @Override
            public ProfilePublished profile(String profileId, byte[] value) {
                return new ProfilePublished(
                        profileId,
                        profiles.deserialize(topics.customerProfiles().name(), value));
            }

            @Override
            public ProfileIndexEntry indexEntry(String key, byte[] value) {
                return index.deserialize(topics.profileIndex().name(), value);
            }
        };
    }

    private ProfileApi profileApi(ProfileReader profiles, PopulationStage population) {
        IdentityCore core = IdentityCore.load(configuration.identity());
        BatchHindsight hindsight = new BatchHindsight(
                profiles, core.rules(), ConfiguredOracle.of(configuration, core), population::inForce);
        return new ProfileApi(profiles, lookup(core.reader()), hindsight);
    }

    private People people(ProfileReader profiles, ConsoleStage console) {
        IdentityCore core = IdentityCore.load(configuration.identity());
        List<String> namespaces =
                core.rules().namespaces().stream().map(Namespace::name).toList();
        FieldClasses classes = configuration.subscribers().stream()
                .findFirst()
                .map(each -> each.subscription().disclosure().classes())
                .orElse(FieldClasses.SHIPPED);
        return new People(
                profiles,
                new KnownIdentifiers(namespaces, lookup(core.reader())),
                new Sight(classes, console.asker(), live, InstantSource.system()));
    }

    private static IdentifierLookup lookup(IdentifierReader reader) {
        return (namespace, raw) -> switch (reader.lookup(namespace, raw)) {
            case io.onefold.identity.normalise.Lookup.Found found ->
                new Lookup.Found(found.identifier().key());
            case io.onefold.identity.normalise.Lookup.Unreadable unreadable ->
                new Lookup.Unreadable(unreadable.message());
            case io.onefold.identity.normalise.Lookup.UnknownNamespace unknown ->
                new Lookup.UnknownNamespace(unknown.message());
        };
    }

    private List<StageStatus> statuses() {
        return stages.stream().map(Assembly::status).toList();
    }

    private static StageStatus status(Stage stage) {
        return switch (stage.health()) {
            case Health.Ready ready -> new StageStatus(stage.name(), "ready", "");
            case Health.Down down -> new StageStatus(stage.name(), "down", "");
            case Health.Waiting waiting -> new StageStatus(stage.name(), "waiting", waiting.why());
            case Health.Failed failed -> new StageStatus(stage.name(), "failed", failed.why());
        };
    }
}
