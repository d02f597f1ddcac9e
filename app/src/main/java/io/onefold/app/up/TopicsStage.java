package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.TopicSettings;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.schemas.kafka.TopicCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Makes the topics that are missing, and refuses a broker or topics that could lose something. */
final class TopicsStage implements Stage {
    private static final String TRANSACTIONS = "transaction.version";
    private static final short NEEDED = 2;

    private final Configuration configuration;

    TopicsStage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public String start() throws InterruptedException {
        TopicSettings topics = configuration.topics();
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            TopicCreator creator = new TopicCreator(admin, topics.partitions(), topics.replicas());
            List<String> problems = new ArrayList<>(transactionProblems(admin));
            // Nothing is made on a broker that will not do.
            problems.addAll(
                    problems.isEmpty()
                            ? creator.create(topics.topics().all())
                            : creator.check(topics.topics().all()));
            if (!problems.isEmpty()) throw new StageException(String.join("\n", problems), null);
            return topics.topics().all().size() + " topics";
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void stop() {}

    @Override
    public Health health() {
        return Health.READY;
    }

    private List<String> transactionProblems(Admin admin) throws InterruptedException {
        try {
            FinalizedVersionRange range = admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .get(TRANSACTIONS);
            if (range != null && range.maxVersionLevel() >= NEEDED) return List.of();
            return List.of(
                    "The brokers at " + configuration.servers().bootstrap() + " lack " + TRANSACTIONS + " " + NEEDED
                            + ", without which a late request can end another transaction: "
                            + "kafka-features.sh upgrade --feature " + TRANSACTIONS + "=" + NEEDED);
        } catch (ExecutionException e) {
            throw unreachable(e);
        }
    }

    private StageException unreachable(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new StageException(
                "the brokers at " + configuration.servers().bootstrap() + " cannot be used: " + cause.getMessage()
                        + whatToDo(cause),
                e);
    }

    private static String whatToDo(Throwable cause) {
        return switch (cause) {
            case SslAuthenticationException e ->
                " (TLS: check kafka.ssl.truststore.*, and kafka.ssl.keystore.* where they ask for a certificate)";
            case SaslAuthenticationException e -> " (check kafka.sasl.mechanism and kafka.sasl.jaas.config)";
            case AuthorizationException e -> " (./onefold acls prints the rights that are needed)";
            default -> "";
        };
    }
}
