package io.onefold.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting that is a single value. docs/configuration.md is this table, written out; the sections with names of the
 * installation's own ({@code sources}, {@code survivorship}, {@code kafka}) are in {@link Section}.
 */
enum Setting {
    DATA(
            "data",
            Kind.PATH,
            "data",
            "Folder of all state: the broker's, the registry's, the stores', logs, the secret."),
    SERVER("server", Kind.TEXT, "", "URL of the query API that verbs talk to. Empty: `api.host` and `api.port`."),
    PARTS(
            "parts",
            Kind.PARTS,
            "all",
            "What `up` runs: all of it, or the collector alone beside instances that run all (docs/install.md)."),
    BOOTSTRAP(
            "bootstrap",
            Kind.TEXT,
            "",
            "Kafka brokers, host:port with commas. Empty: `up` runs a broker itself, and verbs talk to that one."),
    REGISTRY_URL(
            "registry.url",
            Kind.TEXT,
            "",
            "Schema registry with Confluent's API. Empty: `up` runs one itself, and verbs talk to that one."),
    REGISTRY_PORT("registry.port", Kind.PORT, "8081", "Port of the registry that `up` runs, on the loopback address."),
    REGISTRY_HEAP("registry.heap", Kind.SIZE, "256m", "Memory of the registry that `up` runs."),
    BROKER_PORT("broker.port", Kind.PORT, "9092", "Port of the broker that `up` runs, on the loopback address."),
    BROKER_CONTROLLER_PORT("broker.controller-port", Kind.PORT, "9093", "Second port of that broker, for itself."),
    BROKER_HEAP("broker.heap", Kind.SIZE, "512m", "Memory of the broker that `up` runs."),
    CONNECTORS(
            "connectors.folder",
            Kind.PATH,
            "connectors",
            "Folder of the connectors' descriptions, a file each (docs/connectors/README.md); it need not be there. While the sample company runs, its own are read instead."),
    CONNECT_URL(
            "connectors.url",
            Kind.TEXT,
            "",
            "REST API of the Kafka Connect workers that read sources. Empty: `up` runs one itself, where a source is read."),
    CONNECT_PORT(
            "connectors.port",
            Kind.PORT,
            "8083",
            "Port of the REST API of the worker that `up` runs, on the loopback address."),
    CONNECT_HEAP("connectors.heap", Kind.SIZE, "256m", "Memory of the worker that `up` runs."),
    COLLECTOR_HOST("collector.host", Kind.TEXT, "127.0.0.1", "Address the collector listens on."),
    COLLECTOR_PORT("collector.port", Kind.PORT, "8080", "Port of the collector."),
    COLLECTOR_REQUEST(
            "collector.max-request", Kind.SIZE, "500k", "Size of one request's body; more is answered with 413."),
    COLLECTOR_IN_FLIGHT(
            "collector.in-flight",
            Kind.SIZE,
            "64m",
            "Size of all requests that wait for the broker; more is answered with 429."),
    COLLECTOR_ANSWER(
            "collector.answer-within",
            Kind.DURATION,
            "8s",
            "How long the broker may take before a sender is told to try again; many senders give up after 10 s."),
    COLLECTOR_ORIGINS(
            "collector.origins",
            Kind.TEXT,
            "*",
            "Sites whose pages may send, such as https://shop.example, with commas; * for any."),
    API_HOST("api.host", Kind.TEXT, "127.0.0.1", "Address of the query API, /metrics and /health."),
    API_PORT("api.port", Kind.PORT, "8090", "Port of the query API, /metrics and /health."),
    TOPICS_PREFIX("topics.prefix", Kind.TEXT, "", "What every topic's name begins with."),
    TOPICS_PARTITIONS(
            "topics.partitions",
            Kind.COUNT,
            "16",
            "Partitions of each topic that is made; those of the internal topics are frozen by the state:"
                    + " another number of them is a rebuild."),
    TOPICS_GENERATION(
            "topics.generation",
            Kind.COUNT,
            "1",
            "Which generation of the internal topics and the state is used. Set to what ./onefold rebuild --cut-over prints."),
    TOPICS_REPLICATION(
            "topics.replication",
            Kind.COUNT_OR_NONE,
            "0",
            "Replicas of each topic that is made. 0: what the broker does by default."),
    TIME_ZONE("time-zone", Kind.ZONE, "UTC", "Time zone of business days. Frozen: a change is a rebuild."),
    TENANT_SECRET(
            "tenant-secret-file",
            Kind.PATH,
            "",
            "File of the secret that identifiers are keyed with; made at the first start, readable by its owner only."
                    + " Empty: tenant.secret in the data folder."),
    IDENTITY_RULES("identity-rules", Kind.PATH, "", "The identity rules. Empty: those that Onefold ships."),
    SEGMENTS(
            "segments",
            Kind.PATH,
            "segments.yaml",
            "Segments, and computed traits of your own (docs/segments.md); the default need not be there."),
    FIT_EVERY(
            "portrait-fit.every-days",
            Kind.COUNT_OR_NONE,
            "0",
            "Every so many days it is learned anew what scores, churn and lifetime value depend on (docs/lifetime-value.md). 0: by `./onefold portrait fit` alone."),
    FIT_WEEKS(
            "portrait-fit.value-weeks",
            Kind.COUNT,
            "52",
            "How many weeks ahead a customer's value looks, from the next time it is learned on."),
    FIT_DISCOUNT(
            "portrait-fit.yearly-discount",
            Kind.COUNT_OR_NONE,
            "10",
            "How many percent less money is worth a year later, from the next time it is learned on."),
    SUBSCRIBERS(
            "subscribers",
            Kind.PATH,
            "subscribers.yaml",
            "Who gets which part of which profiles (docs/subscribers.md); the default need not be there."),
    INSTANCE(
            "streams.instance",
            Kind.TEXT,
            "1",
            "Name of this instance among those of the installation; it keeps it over restarts."),
    THREADS("streams.threads", Kind.COUNT, "2", "Threads that resolve identities."),
    STANDBYS("streams.standbys", Kind.COUNT_OR_NONE, "0", "Copies of each state store on other instances."),
    COMMIT_INTERVAL("streams.commit-interval", Kind.DURATION, "100ms", "Time from one transaction to the next."),
    TRANSACTION_TIMEOUT(
            "streams.transaction-timeout",
            Kind.DURATION,
            "10s",
            "After this time the broker ends the transaction of an instance that is gone."),
    SESSION_TIMEOUT(
            "streams.session-timeout",
            Kind.DURATION,
            "10s",
            "After this time the other instances take over from one that is gone."),
    STORE_MEMORY(
            "streams.store-memory", Kind.SIZE, "256m", "Memory that all state stores share for blocks and writes."),
    TICK_INTERVAL("tick-interval", Kind.DURATION, "1m", "How often time is told to the profiles."),
    TRACING_ENDPOINT(
            "tracing.endpoint",
            Kind.TEXT,
            "",
            "Where an OpenTelemetry collector takes traces by OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces: up to ten touchpoints a second are followed through all stages (docs/operations.md). Empty: none."),
    LOGGING_FORMAT(
            "logging.format",
            Kind.LOG_FORMAT,
            "text",
            "How log files are written: text, or json, an object a line (docs/operations.md)."),
    JANITOR_INTERVAL(
            "janitor.interval", Kind.DURATION, "10m", "How often records that were consumed and are old are deleted."),
    JANITOR_LEAST_AGE(
            "janitor.least-age",
            Kind.DURATION,
            "7d",
            "Age below which a consumed record is never deleted; at least 7d."),
    BOARD_EVERY(
            "console.board-every",
            Kind.DURATION,
            "10m",
            "How long after the console's board was counted it is counted anew, at the latest (docs/console.md).");

    private final String key;
    private final Kind kind;
    private final String defaultText;
    private final String about;

    Setting(String key, Kind kind, String defaultText, String about) {
        this.key = key;
        this.kind = kind;
        this.defaultText = defaultText;
        this.about = about;
    }

    /** The setting of that key. */
    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }

    /** The setting that an environment variable sets. */
    static Optional<Setting> ofEnvironment(String variable) {
        return Arrays.stream(values())
                .filter(s -> s.environment().equals(variable))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }

    /** The keys of sections that hold settings, such as {@code broker}. */
    static List<String> levels() {
        return keys().stream()
                .filter(key -> key.contains("."))
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .toList();
    }

    /** Where it stands in onefold.yaml, with dots between the levels. */
    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    String defaultText() {
        return defaultText;
    }

    String about() {
        return about;
    }

    /** The environment variable that overrides it, such as {@code ONEFOLD_BROKER_PORT}. */
    String environment() {
        return "ONEFOLD_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
