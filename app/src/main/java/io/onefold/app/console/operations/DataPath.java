package io.onefold.app.console.operations;

import io.onefold.app.status.PartitionLag;
import io.onefold.app.status.SourceCounts;
import io.onefold.app.status.SourceReading;
import io.onefold.app.status.Status;
import io.onefold.schemas.Channel;
import io.onefold.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The way that data takes through the installation, as far as the status tells it.
 *
 * @param sources by channel and name
 * @param topics that identity resolution reads, in the order in which data passes them
 */
record DataPath(List<SourceView> sources, List<TopicView> topics) {
    DataPath {
        sources = List.copyOf(sources);
        topics = List.copyOf(topics);
    }

    /**
     * What came of one source.
     *
     * @param channel empty where the configuration has no such source
     * @param counts empty where nothing was received of it
     * @param reading what was read of it in the last hour; empty where nobody reads it or nothing was read
     * @param gap messages that are missing; 0 where none are
     */
    record SourceView(
            String name, String channel, Optional<SourceCounts> counts, Optional<SourceReading> reading, long gap) {}

    /**
     * One topic.
     *
     * @param stage {@code touchpoints}, {@code commands}, {@code observations} or {@code links}
     * @param channel of touchpoints; else empty
     * @param seconds since the oldest record that is not done was received
     * @param rate records done a second
     */
    record TopicView(
            String topic,
            String stage,
            String channel,
            long records,
            double seconds,
            double rate,
            List<PartitionLag> partitions) {
        TopicView {
            partitions = List.copyOf(partitions);
        }
    }

    static DataPath of(Status status, Topics topics, SortedMap<String, Long> gaps) {
        return new DataPath(sources(status, gaps), topicViews(status, topics));
    }

    private static List<SourceView> sources(Status status, SortedMap<String, Long> gaps) {
        SortedSet<String> names = new TreeSet<>(status.channels().keySet());
        names.addAll(status.sources().keySet());
        names.addAll(status.readings().keySet());
        return names.stream()
                .map(name -> new SourceView(
                        name,
                        status.channels().getOrDefault(name, ""),
                        Optional.ofNullable(status.sources().get(name)),
                        Optional.ofNullable(status.readings().get(name)),
                        gaps.getOrDefault(name, 0L)))
                .sorted(Comparator.comparing(SourceView::channel).thenComparing(SourceView::name))
                .toList();
    }

    private static List<TopicView> topicViews(Status status, Topics topics) {
        Map<String, List<PartitionLag>> lags = new TreeMap<>();
        for (PartitionLag lag : status.lags())
            lags.computeIfAbsent(lag.topic(), any -> new ArrayList<>()).add(lag);
        List<TopicView> views = new ArrayList<>();
        for (Channel channel : Channel.values())
            add(topics.touchpoints(channel).name(), "touchpoints", channel.label(), lags, status, views);
        add(topics.identityCommands().name(), "commands", "", lags, status, views);
        add(topics.observations().name(), "observations", "", lags, status, views);
        add(topics.identityLinks().name(), "links", "", lags, status, views);
        return views;
    }

    private static void add(
            String topic,
            String stage,
            String channel,
            Map<String, List<PartitionLag>> lags,
            Status status,
            List<TopicView> into) {
        List<PartitionLag> partitions = lags.get(topic);
        if (partitions == null) return;
        into.add(new TopicView(
                topic,
                stage,
                channel,
                partitions.stream().mapToLong(PartitionLag::records).sum(),
                partitions.stream().mapToDouble(PartitionLag::seconds).max().orElse(0),
                status.recordsPerSecond().getOrDefault(topic, 0.0),
                partitions));
    }
}
