package io.onefold.app.console.operations;

import io.onefold.identity.streams.IdentityStreams;
import io.onefold.identity.streams.RestoreProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/**
 * What this instance's engine does at the moment.
 *
 * @param state such as {@code RUNNING}
 * @param wanted changes that had to be read back since the start; {@code restored} how many of them are
 * @param stores that are or were read back, the least done first
 */
public record EngineView(
        String state, List<EngineThread> threads, long wanted, long restored, List<RestoreProgress.Store> stores) {
    public EngineView {
        threads = List.copyOf(threads);
        stores = List.copyOf(stores);
    }

    /** A thread and what it works on. */
    public record EngineThread(String name, String state, List<Task> tasks) {
        public EngineThread {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task.
     *
     * @param id the subtopology and the partition: {@code 0_3}
     * @param active false for a standby
     * @param partitions what it reads; for a standby the changelogs
     * @param behind records between what is committed and the end
     */
    public record Task(String id, boolean active, List<String> partitions, long behind) {
        public Task {
            partitions = List.copyOf(partitions);
        }
    }

    /** Of a running engine. */
    public static EngineView of(IdentityStreams streams) {
        List<EngineThread> threads = new ArrayList<>();
        for (ThreadMetadata thread : streams.engine().metadataForLocalThreads()) {
            List<Task> tasks = new ArrayList<>();
            for (TaskMetadata task : thread.activeTasks()) tasks.add(task(task, true));
            for (TaskMetadata task : thread.standbyTasks()) tasks.add(task(task, false));
            tasks.sort(Comparator.comparing(Task::id));
            threads.add(new EngineThread(shortName(thread.threadName()), thread.threadState(), tasks));
        }
        threads.sort(Comparator.comparing(EngineThread::name));
        RestoreProgress restore = streams.restore();
        return new EngineView(streams.state().name(), threads, restore.wanted(), restore.restored(), restore.stores());
    }

    /** Without the application's and the process's id: {@code StreamThread-1}. */
    private static String shortName(String name) {
        int at = name.lastIndexOf("StreamThread-");
        return at < 0 ? name : name.substring(at);
    }

    private static Task task(TaskMetadata task, boolean active) {
        long behind = 0;
        for (TopicPartition partition : task.topicPartitions()) {
            long end = task.endOffsets().getOrDefault(partition, 0L);
            behind += Math.max(0, end - Math.max(0, task.committedOffsets().getOrDefault(partition, 0L)));
        }
        return new Task(
                task.taskId().toString(),
                active,
                task.topicPartitions().stream()
                        .map(TopicPartition::toString)
                        .sorted()
                        .toList(),
                behind);
    }
}
