package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.ingest.accounting.CountingSink;
import io.onefold.ingest.kafka.IngestRecords;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.MinuteReports;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.mapping.MalformedRecordException;
import io.onefold.schemas.mapping.TouchpointJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes touchpoints that stand in JSON lines. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes touchpoints to their channel's topic: JSON lines with the fields of docs/topics.md.",
            "A line that does not fit is told and left out, the others are published; once more changes nothing."
        })
final class PublishCommand implements Callable<Integer> {
    private static final int IN_FLIGHT_BYTES = 32 << 20;

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(
            index = "0",
            paramLabel = "CHANNEL",
            converter = ChannelConverter.class,
            description = "web, app, store, social, call-centre, survey or member.")
    @SuppressWarnings("NullAway.Init")
    private Channel channel;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "JSON lines in UTF-8 (default: standard input).")
    private @Nullable Path file;

    @Option(
            names = "--frame",
            paramLabel = "TO",
            description = "Publish nothing: write the one record to this file as it would stand on the topic.")
    private @Nullable Path frame;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        try (BufferedReader lines = open();
                Cluster cluster = new Cluster(configuration)) {
            return frame == null ? publish(lines, cluster) : frame(lines, cluster, frame);
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.FAILED,
                    e.getMessage() + " cannot be read or written ("
                            + e.getClass().getSimpleName() + ").");
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    private BufferedReader open() throws IOException {
        return file == null
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(file);
    }

    private int publish(BufferedReader lines, Cluster cluster) throws IOException, InterruptedException {
        try (Publisher publisher = Publisher.connect(cluster.client(), IN_FLIGHT_BYTES)) {
            IngestRecords records = new IngestRecords(cluster.topics(), cluster.serdes());
            CountingSink sink =
                    new CountingSink(new KafkaTouchpointSink(publisher, records), "publish", Clock.systemUTC());
            try (MinuteReports minutes = new MinuteReports(sink, publisher, records)) {
                PublishedLines published = new PublishedLines(sink);
                long misfits = each(lines, published, minutes);
                published.await();
                spec.commandLine().getOut().println(published.count() + " published, " + misfits + " not");
                return misfits == 0 ? ExitCode.OK : ExitCode.FAILED;
            }
        }
    }

    /** How many lines do not fit. */
    private long each(BufferedReader lines, PublishedLines published, MinuteReports minutes)
            throws IOException, InterruptedException {
        long number = 0;
        long misfits = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) continue;
            try {
                published.add(read(line));
            } catch (MalformedRecordException e) {
                misfits++;
                spec.commandLine().getErr().println("line " + number + ": " + e.getMessage());
            }
            minutes.report();
        }
        return misfits;
    }

    private Touchpoint read(String line) {
        return TouchpointJson.read(channel, line, Clock.systemUTC().instant());
    }

    private int frame(BufferedReader lines, Cluster cluster, Path to) throws IOException {
        String text = String.join("\n", lines.lines().toList());
        try (Serializer<Touchpoint> serializer =
                cluster.serdes().touchpoints(channel).serializer()) {
            String topic = cluster.topics().touchpoints(channel).name();
            Files.write(to, serializer.serialize(topic, read(text)));
            return ExitCode.OK;
        } catch (MalformedRecordException e) {
            throw new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
