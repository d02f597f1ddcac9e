package io.onefold.app.console.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Who resolves identities, over all instances: the members of their consumer group, as the brokers know them. {@link #look} is of one thread. */
public final class GroupView {
    private final Admin admin;
    private final String group;
    private volatile @Nullable Group latest;

    /**
     * The group.
     *
     * @param state such as {@code STABLE}
     * @param members by instance and thread
     */
    public record Group(String state, List<Member> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /**
     * One thread of one instance.
     *
     * @param name the instance's and the thread's, such as {@code 1-2}
     * @param partitions how many it reads, by topic
     */
    public record Member(String name, String host, SortedMap<String, Integer> partitions) {}

    /** @param admin stays the caller's to close */
    public GroupView(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** Looks once. */
    public void look() throws InterruptedException {
        try {
            ConsumerGroupDescription found = Objects.requireNonNull(
                            admin.describeConsumerGroups(List.of(group))
                                    .describedGroups()
                                    .get(group),
                            "the group that was asked for")
                    .get();
            List<Member> members = new ArrayList<>();
            for (MemberDescription each : found.members()) members.add(member(each));
            members.sort((a, b) -> a.name().compareTo(b.name()));
            latest = new Group(found.groupState().name(), members);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException))
                throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
            latest = new Group("EMPTY", List.of());
        }
    }

    private static Member member(MemberDescription each) {
        SortedMap<String, Integer> partitions = new TreeMap<>();
        for (TopicPartition partition : each.assignment().topicPartitions())
            partitions.merge(partition.topic(), 1, Integer::sum);
        String host = each.host().startsWith("/") ? each.host().substring(1) : each.host();
        return new Member(each.groupInstanceId().orElse(each.clientId()), host, partitions);
    }

    /** What was seen last; nothing before the first look. */
    public @Nullable Group latest() {
        return latest;
    }
}
