package io.onefold.app.status;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An installation at one moment.
 *
 * @param recordsPerSecond done since the moment before, by topic
 * @param stateBytes on this instance's disk, by store
 * @param ageP50Millis from receipt to publication, half of the latest profiles
 * @param ageP99Millis the same, all but one in a hundred
 * @param sources what became of the messages of each source, since the beginning
 * @param readings what was read of each source in the last hour
 * @param channels of the sources that are configured
 * @param subscribers that are posted to
 */
public record Status(
        List<StageStatus> stages,
        List<PartitionLag> lags,
        SortedMap<String, Double> recordsPerSecond,
        SortedMap<String, Long> stateBytes,
        long ageP50Millis,
        long ageP99Millis,
        SortedMap<String, SourceCounts> sources,
        SortedMap<String, SourceReading> readings,
        SortedMap<String, String> channels,
        List<SubscriberStatus> subscribers) {
    public Status {
        subscribers = List.copyOf(subscribers);
        stages = List.copyOf(stages);
        lags = List.copyOf(lags);
    }

    /** Before anything was looked at. */
    public static Status unseen(List<StageStatus> stages) {
        return new Status(
                stages,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                0,
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    /** Whether nothing is on its way. */
    public boolean atRest() {
        return lags.stream().allMatch(lag -> lag.records() == 0)
                && sources.values().stream().allMatch(counts -> counts.inFlight() == 0);
    }

    /** Whether every part serves. */
    public boolean ready() {
        return stages.stream().allMatch(stage -> stage.state().equals("ready"));
    }
}
