package io.onefold.app.rebuild;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.GroupMembers;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.KafkaException;

/**
 * All that there is of an installation, or of a generation of one: topics, changelogs, groups, and its folders on this machine. Schemas stay
 * in the registry: they say nothing of anybody.
 */
public final class Remains {
    private final Admin admin;
    private final Predicate<String> ownTopics;
    private final Predicate<String> ownGroups;
    private final List<Path> folders;

    private Remains(Admin admin, Predicate<String> ownTopics, Predicate<String> ownGroups, List<Path> folders) {
        this.admin = admin;
        this.ownTopics = ownTopics;
        this.ownGroups = ownGroups;
        this.folders = List.copyOf(folders);
    }

    /**
     * Of a whole installation, with all generations of it.
     *
     * @param admin stays the caller's to close
     * @param former its configuration
     */
    public static Remains ofInstallation(Admin admin, Configuration former) {
        Topics topics = former.topics().topics();
        Set<String> own = topics.all().stream().map(Topic::name).collect(Collectors.toSet());
        Pattern generations = Pattern.compile(Pattern.quote(topics.prefix())
                + "g[0-9]+\\.(observations|identity-links|onefold|profiles" + "|onefold-.*|shadow\\..*)");
        Predicate<String> ofGenerations = generations.asMatchPredicate();
        Predicate<String> ownTopics = name -> own.contains(name)
                || name.equals(topics.generations().name())
                || name.startsWith(topics.tableHistories())
                || topics.isOfSubscriber(name)
                || isChangelog(name, former.applicationId());
        List<Path> folders = new ArrayList<>(List.of(former.state(), former.profiles()));
        folders.addAll(within(former.data(), ofGenerations));
        folders.addAll(within(former.data().resolve("state"), ofGenerations));
        return new Remains(
                admin,
                ownTopics.or(ofGenerations),
                groups(former.applicationId()).or(ofGenerations),
                folders);
    }

    /**
     * Of what is internal to one generation, its shadows among it; nothing that others read or write.
     *
     * @param admin stays the caller's to close
     * @param former the configuration of the installation as of that generation
     */
    public static Remains ofGeneration(Admin admin, Configuration former) {
        Topics topics = former.topics().topics();
        Set<String> own =
                Set.of(topics.observations().name(), topics.identityLinks().name());
        boolean mayHaveShadows = topics.generation() > 1;
        Predicate<String> ownTopics = name -> own.contains(name)
                || (mayHaveShadows && name.startsWith(topics.shadowPrefix()))
                || isChangelog(name, former.applicationId());
        return new Remains(
                admin, ownTopics, groups(former.applicationId()), List.of(former.state(), former.profiles()));
    }

    private static boolean isChangelog(String name, String applicationId) {
        return name.startsWith(applicationId + "-") && name.endsWith("-changelog");
    }

    private static Predicate<String> groups(String applicationId) {
        return Set.of(applicationId, applicationId + Feed.GROUP)::contains;
    }

    private static List<Path> within(Path folder, Predicate<String> names) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> names.test(String.valueOf(file.getFileName())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be listed", e);
        }
    }

    /** Who works on it. */
    public GroupMembers members() throws InterruptedException {
        return new GroupMembers(admin, groups());
    }

    /** Topics that exist, changelogs and what captures keep of tables among them. */
    public Set<String> topics() throws InterruptedException {
        try {
            return admin.listTopics().names().get().stream()
                    .filter(ownTopics)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** Groups that exist. */
    public List<String> groups() throws InterruptedException {
        try {
            return admin.listGroups(new ListGroupsOptions()).all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(ownGroups)
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
