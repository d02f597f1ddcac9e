package io.onefold.app.conformance;

import io.onefold.app.audit.AtRest;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.conformance.ConformanceReport.Count;
import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.audit.LatestRecords;
import io.onefold.identity.audit.WorkFolder;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads a topic as a subscriber does, from its beginning to its end at rest, and holds it against the contract: what docs/subscribing.md promises. Memory grows
 * with the ids ever published, not with profiles. Of one thread.
 */
public final class ConformanceCheck {
    private static final long BUFFER_BYTES = 16L << 20;
    private static final Duration API_BEHIND = Duration.ofSeconds(15);

    private final CheckedTopic topic;
    private final Installation installation;
    private final AuditProgress progress;
    private final Differences differences = new Differences();
    private final List<Count> counts = new ArrayList<>();

    /**
     * What is checked against.
     *
     * @param apiUrl the query API's
     * @param folder made if missing; what is written into it is deleted when the check ends
     */
    public record Installation(
            CommittedTopic reader, Topics topics, TopicSerdes serdes, AtRest rest, String apiUrl, Path folder) {}

    public ConformanceCheck(CheckedTopic topic, Installation installation, AuditProgress progress) {
        this.topic = topic;
        this.installation = installation;
        this.progress = progress;
    }

    /**
     * Checks once; empty where the installation is not at rest within that time, or not until all is read.
     *
     * @throws QueryApiException where the query API gives no answer
     * @throws InvalidExportException where the export cannot be read
     * @throws UncheckedIOException where the folder cannot be written, or the export is not there
     */
    public Optional<ConformanceReport> run(Duration patience, Optional<Export> export) throws InterruptedException {
        if (!installation.rest().await(patience)) return Optional.empty();
        var before = installation.rest().decidedUpTo();
        try (WorkFolder work = WorkFolder.in(installation.folder())) {
            check(work, export);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!installation.rest().decidedUpTo().equals(before)) return Optional.empty();
        return Optional.of(new ConformanceReport(counts, differences.first(), differences.count()));
    }

    private void check(WorkFolder work, Optional<Export> export) throws IOException, InterruptedException {
        Optional<ExportedLines> exported = Optional.empty();
        LatestRecords lines = new LatestRecords(work, BUFFER_BYTES);
        // What is wrong with the file is said before anything is read that takes long.
        if (export.isPresent()) exported = Optional.of(ExportedLines.read(export.get(), lines));
        ChangeFeed feed = feed();
        TopicContent content = content(work);
        switch (topic) {
            case CheckedTopic.Profiles all -> profiles(content, feed, work);
            case CheckedTopic.View view -> view(content, feed, view);
        }
        if (exported.isPresent()) exported(content, exported.get(), lines);
    }

    private ChangeFeed feed() {
        ChangeFeed feed = new ChangeFeed(differences);
        Deserializer<ProfileChange> changes =
                installation.serdes().profileChanges().deserializer();
        installation
                .reader()
                .read(installation.topics().profileChanges().name(), progress, record -> replay(feed, changes, record));
        counts.add(feed.count());
        return feed;
    }

    private static void replay(
            ChangeFeed feed, Deserializer<ProfileChange> changes, ConsumerRecord<byte[], byte[]> record) {
        feed.replay(changes.deserialize(record.topic(), record.value()));
    }

    private TopicContent content(WorkFolder work) {
        TopicContent content = new TopicContent(
                topic, topic.values(installation.serdes()), new LatestRecords(work, BUFFER_BYTES), differences);
        installation.reader().read(topic.name(), progress, content::take);
        counts.add(content.count());
        return content;
    }

    private void profiles(TopicContent content, ChangeFeed feed, WorkFolder work) throws InterruptedException {
        content.checkRevivals(feed);
        try (TopicContent.Profiles profiles = content.profiles()) {
            counts.add(new Comparison(profiles, differences).living(feed));
        }
        segments(content, work);
        try (QueryApi api = new QueryApi(installation.apiUrl());
                TopicContent.Profiles profiles = content.profiles()) {
            Answers answers = new Answers(api, API_BEHIND, differences);
            counts.add(answers.living(profiles));
            counts.add(answers.ended(feed.ended()));
        }
    }

    private void segments(TopicContent content, WorkFolder work) {
        Memberships memberships = new Memberships(
                installation.serdes().segmentMemberships().deserializer(),
                new LatestRecords(work, BUFFER_BYTES),
                differences);
        installation.reader().read(installation.topics().segmentMemberships().name(), progress, memberships::take);
        try (TopicContent.Profiles profiles = content.profiles();
                LatestRecords.Reading rows = memberships.read()) {
            counts.add(new Comparison(profiles, differences).segments(Memberships.byProfile(rows)));
        }
    }

    private void view(TopicContent content, ChangeFeed feed, CheckedTopic.View view) {
        try (TopicContent.Profiles profiles = content.profiles()) {
            counts.add(new Comparison(profiles, differences).allowed(feed, new AllowedFields(view.disclosure())));
        }
    }

    private void exported(TopicContent content, ExportedLines exported, LatestRecords lines) {
        try (TopicContent.Profiles profiles = content.profiles();
                LatestRecords.Reading rows = lines.read()) {
            counts.add(new Comparison(profiles, differences).exported(exported.profiles(rows), exported.fields()));
        }
    }
}
