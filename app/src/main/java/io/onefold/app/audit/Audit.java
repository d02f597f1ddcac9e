package io.onefold.app.audit;

import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.audit.AuditRun;
import io.onefold.identity.audit.LatestRecords;
import io.onefold.identity.audit.LogCheck;
import io.onefold.identity.audit.LogReport;
import io.onefold.identity.audit.PublishedComparison;
import io.onefold.identity.audit.WorkFolder;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.OracleInput;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/**
 * Computes every profile anew from the log of record, by the oracle, and compares profiles and index with what is published; finds every
 * touchpoint that its topics still keep again. Memory does not grow with the number of events or profiles, but for what
 * {@link AuditRun} and {@link LogCheck} say. Only meaningful at rest: see {@link AtRest}.
 */
public final class Audit {
    private static final long BUFFER_BYTES = 16L << 20;

    private final Subject subject;
    private final Judge judge;
    private final Path folder;
    private final AuditProgress progress;

    /** Whose topics are audited. */
    public record Subject(CommittedTopic reader, Topics topics, TopicSerdes serdes, String applicationId) {}

    /**
     * What says how it should be.
     *
     * @param rules those of the oracle and the normaliser
     */
    public record Judge(BatchOracle oracle, IdentityRules rules, TouchpointNormaliser normaliser) {}

    /** @param folder made if missing; what is written into it is deleted when a run ends */
    public Audit(Subject subject, Judge judge, Path folder, AuditProgress progress) {
        this.subject = subject;
        this.judge = judge;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Reads everything, computes everything, compares everything.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public AuditReport run() {
        try (WorkFolder work = WorkFolder.in(folder)) {
            LatestRecords rows = new LatestRecords(work, BUFFER_BYTES);
            subject.reader()
                    .read(
                            Names.timelineChangelog(subject.applicationId()),
                            progress,
                            each -> rows.put(each.key(), each.value()));
            LogReport log = checkLog(rows, work);
            PublishedRecords published =
                    PublishedRecords.read(subject, new PublishedRecords.Work(work, BUFFER_BYTES, progress));
            return new AuditReport(compare(rows, published), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LogReport checkLog(LatestRecords rows, WorkFolder work) throws IOException {
        LogCheck check = new LogCheck(work, BUFFER_BYTES);
        new ReceivedTouchpoints(subject, judge.normaliser(), progress).read(check);
        return check.run(rows);
    }

    private PublishedComparison compare(LatestRecords rows, PublishedRecords published) throws IOException {
        AuditRun run = new AuditRun(judge.oracle(), judge.rules(), folder, BUFFER_BYTES, progress);
        try (LatestRecords.Reading inputs = rows.read();
                PublishedRecords.Reading live = published.read()) {
            return run.run(inputs(inputs), published.asOf(), published.population(), live.published());
        }
    }

    private static Iterator<OracleInput> inputs(LatestRecords.Reading rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public OracleInput next() {
                Map.Entry<byte[], byte[]> row = rows.next();
                return OracleInput.of(TimelineCodec.decode(row.getKey(), row.getValue()));
            }
        };
    }
}
