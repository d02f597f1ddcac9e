package io.onefold.app.audit;

import io.onefold.app.config.Configuration;
import io.onefold.app.identity.IdentityCore;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The audit of a configured installation, over its brokers and registry alone. */
public final class InstallationAudit {
    private final Configuration configuration;
    private final AuditProgress progress;

    public InstallationAudit(Configuration configuration, AuditProgress progress) {
        this.configuration = configuration;
        this.progress = progress;
    }

    /**
     * Audits once the installation is at rest; empty where it is not within that time, or not until all is read.
     *
     * @throws org.apache.kafka.common.KafkaException where brokers or registry do not answer
     * @throws java.io.UncheckedIOException where the data folder cannot be written
     */
    public Optional<AuditReport> run(Duration patience) throws InterruptedException {
        Topics topics = configuration.topics().topics();
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            AtRest rest = new AtRest(admin, topics, configuration.applicationId());
            if (!rest.await(patience)) return Optional.empty();
            Map<TopicPartition, Long> before = rest.decidedUpTo();
            AuditReport report = audit(topics);
            return rest.decidedUpTo().equals(before) ? Optional.of(report) : Optional.empty();
        }
    }

    private AuditReport audit(Topics topics) {
        IdentityCore core = IdentityCore.load(configuration.identity());
        BatchOracle oracle = ConfiguredOracle.of(configuration, core);
        Map<String, Object> registered = new HashMap<>(configuration.kafka());
        registered.put("schema.registry.url", configuration.servers().registryUrl());
        try (Registry registry = Registry.connect(registered)) {
            Audit.Subject subject = new Audit.Subject(
                    new CommittedTopic(KafkaProperties.of(configuration)),
                    topics,
                    new TopicSerdes(registry, topics),
                    configuration.applicationId());
            Audit.Judge judge = new Audit.Judge(
                    oracle,
                    core.rules(),
                    core.normaliser(
                            configuration.sources(), configuration.profile().consent()));
            return new Audit(subject, judge, configuration.data().resolve("tmp"), progress).run();
        }
    }
}
