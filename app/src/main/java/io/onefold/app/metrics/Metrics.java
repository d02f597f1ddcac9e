package io.onefold.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** All metrics of an instance, with those of its Java machine. Thread-safe. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final LogbackMetrics logged = new LogbackMetrics();
    private final ClientMetrics clients;
    private final IdentityMetrics identity;
    private final ConnectorMetrics connectors;

    /** @param instance its name among those of the installation */
    public Metrics(String instance) {
        registry.config()
                .meterFilter(ClientMetrics.chosen())
                // Not every collector has such phases.
                .meterFilter(MeterFilter.denyNameStartsWith("jvm.gc.concurrent"));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        logged.bindTo(registry);
        Gauge.builder("onefold.up", () -> 1).description("1 while it runs").register(registry);
        Gauge.builder("onefold.instance.info", () -> 1)
                .description("1, with the name of this instance and the version of the program")
                .tags(Tags.of("name", instance, "version", version()))
                .register(registry);
        clients = new ClientMetrics(registry);
        identity = new IdentityMetrics(registry);
        connectors = new ConnectorMetrics(registry);
    }

    private static String version() {
        String version = Metrics.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** Where others add theirs. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Those of Kafka's clients and engine. */
    public ClientMetrics clients() {
        return clients;
    }

    /** Those of what is decided of identities. */
    public IdentityMetrics identity() {
        return identity;
    }

    /** Those of the connectors. */
    public ConnectorMetrics connectors() {
        return connectors;
    }

    /** Adds a number that is asked for at each look. */
    public void gauge(String name, String about, List<String> labels, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(about)
                .tags(labels.toArray(String[]::new))
                .register(registry);
    }

    /** The page that Prometheus reads. */
    public String page() {
        return registry.scrape();
    }

    /** Nothing is counted any more. */
    @Override
    public void close() {
        clients.close();
        collections.close();
        logged.close();
        registry.close();
    }
}
