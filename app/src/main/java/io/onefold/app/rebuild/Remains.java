package io.onefold.app.rebuild;

import io.onefold.app.kafka.GroupMembers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.KafkaException;

/**
 * All that there is of an installation: topics, changelogs, groups, and its folders on this machine. Schemas stay in the registry: they
 * say nothing of anybody.
 */
public final class Remains {
    private final Admin admin;
    private final Feed.Installed installed;
    private final List<Path> folders;

    /**
     * Of an installation.
     *
     * @param admin stays the caller's to close
     * @param folders of its state on this machine, there or not
     */
    public Remains(Admin admin, Feed.Installed installed, List<Path> folders) {
        this.admin = admin;
        this.installed = installed;
        this.folders = List.copyOf(folders);
    }

    /** Who works on it. */
    public GroupMembers members() throws InterruptedException {
        return new GroupMembers(admin, groups());
    }

    /** Topics that exist, changelogs and what captures keep of tables among them. */
    public Set<String> topics() throws InterruptedException {
        Set<String> own = installed.topics().all().stream()
                .map(io.onefold.schemas.topics.Topic::name)
                .collect(Collectors.toSet());
        String changelog = installed.applicationId() + "-";
        String history = installed.topics().tableHistories();
        try {
            return admin.listTopics().names().get().stream()
                    .filter(name -> own.contains(name)
                            || name.startsWith(history)
                            || installed.topics().isOfSubscriber(name)
                            || (name.startsWith(changelog) && name.endsWith("-changelog")))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** Groups that exist. */
    public List<String> groups() throws InterruptedException {
        Set<String> own = Set.of(installed.applicationId(), installed.feedGroup());
        try {
            return admin.listGroups(new ListGroupsOptions()).all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(own::contains)
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** Folders that exist on this machine. */
    public List<Path> folders() {
        return folders.stream().filter(Files::exists).toList();
    }

    /** Deletes all of it; what is not there is no error. */
    public void delete() throws InterruptedException {
        try {
            admin.deleteConsumerGroups(groups()).all().get();
            admin.deleteTopics(topics()).all().get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
        for (Path folder : folders()) delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be deleted whole", e);
        }
    }

    private static KafkaException failure(ExecutionException e) {
        return e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
}
