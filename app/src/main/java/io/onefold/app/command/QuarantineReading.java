package io.onefold.app.command;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.schemas.Quarantined;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the quarantine topic. */
final class QuarantineReading {
    private QuarantineReading() {}

    /** Hands over what is in quarantine now, each source's records in the order in which they came there. */
    static void each(Cluster cluster, Consumer<Quarantined> each) {
        Deserializer<Quarantined> values = cluster.serdes().quarantine().deserializer();
        new CommittedTopic(cluster.client())
                .read(
                        cluster.topics().quarantine().name(),
                        record -> each.accept(values.deserialize(record.topic(), record.value())));
    }
}
