package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.TopicSettings;
import io.onefold.schemas.kafka.TopicCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** Makes the topics that are missing, and refuses a broker or topics that could lose something. */
final class TopicsStage extends BrokerStage {
    private static final String TRANSACTIONS = "transaction.version";
    private static final short NEEDED = 2;

    private final Configuration configuration;

    TopicsStage(Configuration configuration) {
        super("topics", configuration);
        this.configuration = configuration;
    }

    @Override
    String start(Admin admin) throws InterruptedException, ExecutionException {
        TopicSettings topics = configuration.topics();
        TopicCreator creator = new TopicCreator(admin, topics.partitions(), topics.replicas());
        List<String> problems = new ArrayList<>(transactionProblems(admin));
        // Nothing is made on a broker that will not do.
        problems.addAll(
                problems.isEmpty()
                        ? creator.create(topics.topics().all())
                        : creator.check(topics.topics().all()));
        if (!problems.isEmpty()) throw new StageException(String.join("\n", problems), null);
        return topics.topics().all().size() + " topics";
    }

    private List<String> transactionProblems(Admin admin) throws InterruptedException, ExecutionException {
        FinalizedVersionRange range = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get(TRANSACTIONS);
        if (range != null && range.maxVersionLevel() >= NEEDED) return List.of();
        return List.of("The brokers at " + configuration.servers().bootstrap() + " lack " + TRANSACTIONS + " " + NEEDED
                + ", without which a late request can end another transaction: "
                + "kafka-features.sh upgrade --feature " + TRANSACTIONS + "=" + NEEDED);
    }
}
