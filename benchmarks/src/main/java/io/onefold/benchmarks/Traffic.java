package io.onefold.benchmarks;

import io.onefold.app.audit.CommittedTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KeyValue;

/**
 * What was written for a number of events: to each topic how many records, and some of them.
 *
 * @param flows by the topics' names
 */
record Traffic(Map<String, Flow> flows) {
    /** Kept of each topic, chosen evenly from all of it (Vitter's algorithm R). */
    private static final int SAMPLES = 20_000;

    Traffic {
        flows = Map.copyOf(flows);
    }

    /**
     * What one topic got.
     *
     * @param records for all of the events
     * @param samples as they were written; one without value deletes its key
     */
    record Flow(int records, List<KeyValue<byte[], byte[]>> samples) {
        Flow {
            samples = List.copyOf(samples);
        }

        /** Keys and values, on average. */
        double bytes() {
            return samples.stream()
                    .mapToInt(each -> each.key.length + (each.value == null ? 0 : each.value.length))
                    .average()
                    .orElse(0);
        }
    }

    /** What topics got from a moment on, UTC milliseconds: every record there has the time of what brought it about. */
    static Traffic since(long moment, Map<String, Object> client, List<String> topics) {
        Map<String, Flow> flows = new HashMap<>();
        CommittedTopic committed = new CommittedTopic(client);
        Random random = new Random(4);
        for (String topic : topics) {
            List<KeyValue<byte[], byte[]>> samples = new ArrayList<>();
            AtomicInteger records = new AtomicInteger();
            committed.read(topic, record -> {
                if (record.timestamp() < moment) return;
                int number = records.getAndIncrement();
                int place = number < SAMPLES ? number : random.nextInt(number + 1);
                if (place == samples.size()) samples.add(sample(record));
                else if (place < SAMPLES) samples.set(place, sample(record));
            });
            flows.put(topic, new Flow(records.get(), samples));
        }
        return new Traffic(flows);
    }

    private static KeyValue<byte[], byte[]> sample(ConsumerRecord<byte[], byte[]> record) {
        return new KeyValue<>(record.key() == null ? new byte[0] : record.key(), record.value());
    }

    /** How many records an event each topic got, and of how many bytes. */
    String anEvent(int events) {
        StringBuilder said = new StringBuilder();
        new TreeMap<>(flows)
                .forEach((topic, flow) -> said.append(
                        "%s %.2f of %.0f bytes%n".formatted(topic, (double) flow.records() / events, flow.bytes())));
        return said.toString();
    }

    Flow flow(String topic) {
        Flow flow = flows.get(topic);
        if (flow == null) throw new IllegalArgumentException(topic + " was not looked at");
        return flow;
    }
}
