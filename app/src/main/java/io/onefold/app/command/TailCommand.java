package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is published, as it is. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description =
                "Shows profiles, changes of profile ids, who enters and leaves segments, quarantine, or what is done at the console, as they come, one line of JSON each.")
final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(500);

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(
            paramLabel = "TOPIC",
            converter = TailTopicConverter.class,
            description = "profiles, changes, segments, quarantine or console.")
    private TailTopic what = TailTopic.PROFILES;

    @Option(names = "--from-beginning", description = "First what is there already.")
    private boolean fromBeginning;

    @Option(names = "--count", paramLabel = "N", description = "End after this many (default: at Ctrl-C).")
    private long count = Long.MAX_VALUE;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (count < 1) throw new ParameterException(spec.commandLine(), "--count is a number from 1 on.");
        Configuration configuration = options.read();
        try (Cluster cluster = new Cluster(configuration);
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        properties(cluster), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TailReader reader = TailReader.of(what, cluster.topics(), cluster.serdes());
            start(consumer, reader.topic().name());
            follow(consumer, reader);
            return ExitCode.OK;
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    private void start(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty())
            throw new Refusal(ExitCode.FAILED, "There is no topic " + topic + " yet: ./onefold up makes it.");
        consumer.assign(partitions);
        if (fromBeginning) consumer.seekToBeginning(partitions);
        else consumer.seekToEnd(partitions);
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer, TailReader reader) {
        PrintWriter out = spec.commandLine().getOut();
        long left = count;
        while (left > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (left == 0) break;
                String line = reader.line().apply(record);
                if (line.isEmpty()) continue;
                out.println(line);
                left--;
            }
            out.flush();
            // Whoever reads it, such as head, has gone.
            if (out.checkError()) return;
        }
    }

    private static Map<String, Object> properties(Cluster cluster) {
        Map<String, Object> properties = cluster.client();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }
}
