package io.onefold.app.config;

import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.ConnectSettings;
import io.onefold.app.local.RegistrySettings;
import io.onefold.app.population.Learning;
import io.onefold.ingest.http.CollectorSettings;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ProfileRules;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.expression.ValueType;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.profile.segment.OwnTrait;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.subscription.KnownFields;
import io.onefold.profile.subscription.Subscribers;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the configuration from defaults, file, environment and flags; the later wins. */
public final class ConfigurationReader {
    /** The file that is read when none is named and it is there. */
    public static final Path DEFAULT_FILE = Path.of("onefold.yaml");

    private static final Duration JANITOR_LEAST = Duration.ofDays(7);

    private final Map<String, String> environment;

    /** @param environment variables; those that begin with ONEFOLD_ are read */
    public ConfigurationReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The configuration.
     *
     * @param file named by a flag; null for ONEFOLD_CONFIG or {@link #DEFAULT_FILE}
     * @param flags settings by key
     * @throws InvalidConfigurationException with all problems
     */
    public Configuration read(@Nullable Path file, Map<String, String> flags) {
        RawConfiguration raw = new RawConfiguration();
        readFile(file, raw);
        Environment.read(environment, raw);
        Flags.read(flags, raw);
        check(raw);
        Configuration configuration = build(raw);
        if (!raw.problems().isEmpty()) throw new InvalidConfigurationException(raw.problems());
        return configuration;
    }

    private void readFile(@Nullable Path named, RawConfiguration raw) {
        String variable = environment.get("ONEFOLD_CONFIG");
        Path file = named != null ? named : variable != null ? Path.of(variable) : DEFAULT_FILE;
        if (file.equals(DEFAULT_FILE) && !Files.exists(file)) return;
        try {
            YamlFile.read(file.toString(), Files.readString(file), raw);
        } catch (IOException e) {
            raw.problem(file.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static void check(RawConfiguration raw) {
        Map<Integer, Setting> ports = new HashMap<>();
        for (Setting setting : Setting.values()) {
            if (setting.kind() != Kind.PORT) continue;
            Setting other = ports.put(raw.number(setting), setting);
            if (other != null)
                raw.problem(
                        setting.key(), "is port " + raw.number(setting) + " as " + other.key() + " is; choose another");
        }
        if (raw.get(Setting.JANITOR_LEAST_AGE, Duration.class).compareTo(JANITOR_LEAST) < 0)
            raw.problem(Setting.JANITOR_LEAST_AGE.key(), "is at least 7d, so that an instance may be away for days");
    }

    private static Configuration build(RawConfiguration raw) {
        Path data = raw.get(Setting.DATA, Path.class).toAbsolutePath().normalize();
        BrokerSettings broker = new BrokerSettings(
                raw.number(Setting.BROKER_PORT),
                raw.number(Setting.BROKER_CONTROLLER_PORT),
                data.resolve("broker"),
                data.resolve("logs"),
                bytes(raw, Setting.BROKER_HEAP));
        RegistrySettings registry = new RegistrySettings(
                raw.number(Setting.REGISTRY_PORT),
                data.resolve("registry"),
                data.resolve("logs"),
                bytes(raw, Setting.REGISTRY_HEAP));
        ConnectSettings connect = new ConnectSettings(
                raw.number(Setting.CONNECT_PORT),
                data.resolve("connect"),
                data.resolve("logs"),
                bytes(raw, Setting.CONNECT_HEAP));
        List<DescribedConnector> connectors = ConnectorsFolder.read(raw, data);
        SourcesSection.Read sources = SourcesSection.read(raw, connectors);
        Listen api = new Listen(raw.text(Setting.API_HOST), raw.number(Setting.API_PORT));
        IdentitySettings identity = identity(raw, data);
        ProfileRules profile = profile(raw, data);
        List<DescribedSubscriber> subscribers = SubscribersFile.read(raw, data, () -> subscribable(profile, identity));
        return new Configuration(
                parts(raw),
                data,
                servers(raw, broker, registry, connect, api),
                broker,
                registry,
                connect,
                new Listen(raw.text(Setting.COLLECTOR_HOST), raw.number(Setting.COLLECTOR_PORT)),
                collecting(raw),
                api,
                topics(raw, subscribers),
                identity,
                streams(raw),
                schedule(raw),
                sources.sources(),
                sources.mappings(),
                connectors,
                profile.withSubscribers(Subscribers.of(subscribers.stream()
                        .map(DescribedSubscriber::subscription)
                        .toList())),
                fit(raw),
                subscribers,
                files(raw, identity, sources),
                raw.text(Setting.TRACING_ENDPOINT),
                raw.get(Setting.LOGGING_FORMAT, LogFormat.class),
                raw.kafka());
    }

    private static List<Path> files(RawConfiguration raw, IdentitySettings identity, SourcesSection.Read sources) {
        List<Path> files = new ArrayList<>(sources.mappings().values());
        identity.rules().ifPresent(files::add);
        for (Setting each : List.of(Setting.SEGMENTS, Setting.SUBSCRIBERS, Setting.CONNECTORS))
            files.add(raw.get(each, Path.class));
        return files;
    }

    private static Parts parts(RawConfiguration raw) {
        Parts parts = raw.get(Setting.PARTS, Parts.class);
        if (parts == Parts.COLLECTOR)
            for (Setting server : List.of(Setting.BOOTSTRAP, Setting.REGISTRY_URL))
                if (raw.text(server).isEmpty())
                    raw.problem(server.key(), "is needed where parts is collector: that runs no server beside itself");
        return parts;
    }

    private static FitSettings fit(RawConfiguration raw) {
        double discount = raw.number(Setting.FIT_DISCOUNT) / 100.0;
        return new FitSettings(
                raw.number(Setting.FIT_EVERY), new Learning.Horizon(raw.number(Setting.FIT_WEEKS), discount));
    }

    private static ProfileRules profile(RawConfiguration raw, Path data) {
        PortraitRules portrait = PortraitSection.read(raw);
        ConsentRules consent = ConsentSection.read(raw);
        KnownNames known = Configuration.knownNames(portrait, consent);
        return new ProfileRules(SurvivorshipSection.read(raw), portrait, SegmentsFile.read(raw, data, known))
                .withConsent(consent);
    }

    private static SubscribersFile.Known subscribable(ProfileRules profile, IdentitySettings identity) {
        SortedMap<String, ValueType> own = new TreeMap<>();
        for (OwnTrait each : profile.questions().traits().all())
            own.put(each.name(), each.expression().type());
        Set<String> segments =
                profile.questions().segments().all().stream().map(Segment::name).collect(Collectors.toSet());
        return new SubscribersFile.Known(
                new KnownFields(NamespaceNames.of(identity.rules()), own.keySet(), segments),
                new Expressions(Configuration.knownNames(profile.portrait(), profile.consent())
                        .withOwn(own)),
                profile.consent().purposes().keySet());
    }

    private static Servers servers(
            RawConfiguration raw,
            BrokerSettings broker,
            RegistrySettings registry,
            ConnectSettings connect,
            Listen api) {
        String bootstrap = raw.text(Setting.BOOTSTRAP);
        String registryUrl = raw.text(Setting.REGISTRY_URL);
        String connectUrl = raw.text(Setting.CONNECT_URL);
        String server = raw.text(Setting.SERVER);
        return new Servers(
                bootstrap.isEmpty() ? broker.bootstrap() : bootstrap,
                bootstrap.isEmpty(),
                registryUrl.isEmpty() ? registry.url() : registryUrl,
                registryUrl.isEmpty(),
                connectUrl.isEmpty() ? connect.url() : connectUrl,
                connectUrl.isEmpty(),
                server.isEmpty() ? api.url() : server);
    }

    private static CollectorSettings collecting(RawConfiguration raw) {
        Set<String> origins = Set.of(raw.text(Setting.COLLECTOR_ORIGINS).split("\\s*,\\s*"));
        int request = intBytes(raw, Setting.COLLECTOR_REQUEST);
        int inFlight = intBytes(raw, Setting.COLLECTOR_IN_FLIGHT);
        Duration answer = raw.get(Setting.COLLECTOR_ANSWER, Duration.class);
        if (inFlight >= request) return new CollectorSettings(request, inFlight, answer, origins);
        raw.problem(Setting.COLLECTOR_IN_FLIGHT.key(), "is at least " + Setting.COLLECTOR_REQUEST.key());
        return CollectorSettings.DEFAULT;
    }

    private static int intBytes(RawConfiguration raw, Setting setting) {
        return (int) Math.min(Integer.MAX_VALUE, raw.get(setting, Long.class));
    }

    private static TopicSettings topics(RawConfiguration raw, List<DescribedSubscriber> subscribers) {
        TopicSettings settings = topics(raw);
        List<String> names = subscribers.stream().map(DescribedSubscriber::name).toList();
        List<String> delivered = subscribers.stream()
                .filter(each -> each.target() instanceof Target.Webhook)
                .map(DescribedSubscriber::name)
                .toList();
        return new TopicSettings(
                settings.topics().withSubscribers(names, delivered), settings.partitions(), settings.replicas());
    }

    private static TopicSettings topics(RawConfiguration raw) {
        int count = raw.number(Setting.TOPICS_PARTITIONS);
        int replicas = raw.number(Setting.TOPICS_REPLICATION);
        Partitions partitions = new Partitions(count, count, count);
        short wanted = (short) (replicas == 0 ? -1 : replicas);
        try {
            Topics topics = new Topics(raw.text(Setting.TOPICS_PREFIX))
                    .ofGeneration(Math.max(1, raw.number(Setting.TOPICS_GENERATION)));
            return new TopicSettings(topics, partitions, wanted);
        } catch (IllegalArgumentException e) {
            raw.problem(Setting.TOPICS_PREFIX.key(), String.valueOf(e.getMessage()));
            return new TopicSettings(new Topics(""), partitions, wanted);
        }
    }

    private static IdentitySettings identity(RawConfiguration raw, Path data) {
        Path rules = raw.get(Setting.IDENTITY_RULES, Path.class);
        Path secret = raw.get(Setting.TENANT_SECRET, Path.class);
        return new IdentitySettings(
                rules.toString().isEmpty() ? Optional.empty() : Optional.of(rules),
                secret.toString().isEmpty() ? data.resolve("tenant.secret") : secret,
                raw.get(Setting.TIME_ZONE, ZoneId.class));
    }

    private static StreamsSettings streams(RawConfiguration raw) {
        return new StreamsSettings(
                raw.text(Setting.INSTANCE),
                raw.number(Setting.THREADS),
                raw.number(Setting.STANDBYS),
                raw.get(Setting.COMMIT_INTERVAL, Duration.class),
                raw.get(Setting.TRANSACTION_TIMEOUT, Duration.class),
                raw.get(Setting.SESSION_TIMEOUT, Duration.class),
                raw.get(Setting.STORE_MEMORY, Long.class));
    }

    private static Schedule schedule(RawConfiguration raw) {
        return new Schedule(
                raw.get(Setting.TICK_INTERVAL, Duration.class),
                raw.get(Setting.JANITOR_INTERVAL, Duration.class),
                raw.get(Setting.JANITOR_LEAST_AGE, Duration.class),
                raw.get(Setting.BOARD_EVERY, Duration.class));
    }

    private static String bytes(RawConfiguration raw, Setting setting) {
        return String.valueOf(raw.get(setting, Long.class));
    }
}
