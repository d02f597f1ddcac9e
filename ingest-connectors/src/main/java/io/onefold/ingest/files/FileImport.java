package io.onefold.ingest.files;

import io.onefold.ingest.Source;
import io.onefold.ingest.TouchpointSink;
import io.onefold.ingest.accounting.MinuteLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Imports files into a sink. One object may run one import after another. */
public final class FileImport {
    private static final long LINES_BETWEEN_LOOKS = 500;
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(500);

    private final TouchpointSink sink;
    private final InstantSource clock;
    private final Path checkpoints;
    private final int maxInFlight;
    private final MinuteLog minuteLog;

    /**
     * An import into {@code sink}.
     *
     * @param checkpoints the directory that remembers how far an import came; made when needed
     * @param maxInFlight records that may wait for Kafka at a time
     */
    public FileImport(TouchpointSink sink, InstantSource clock, Path checkpoints, int maxInFlight) {
        this(sink, clock, checkpoints, maxInFlight, MinuteLog.SILENT);
    }

    private FileImport(
            TouchpointSink sink, InstantSource clock, Path checkpoints, int maxInFlight, MinuteLog minuteLog) {
        this.sink = sink;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.maxInFlight = maxInFlight;
        this.minuteLog = minuteLog;
    }

    /** The same, telling what it does minute by minute: each record of a file once, however often the import is interrupted. */
    public FileImport telling(MinuteLog log) {
        return new FileImport(sink, clock, checkpoints, maxInFlight, log);
    }

    /**
     * Imports one file, or the rest of it where an earlier run was interrupted, and returns when Kafka has acknowledged all
     * of it.
     *
     * @return the last step of the progress
     * @throws IOException where the file cannot be read as the mapping says, or Kafka did not acknowledge; says what to do
     */
    public Progress.Step run(Path path, Source source, FileMapping mapping, Progress progress) throws IOException {
        InputFile file = InputFile.inspect(
                String.valueOf(path.getFileName()), path, mapping.format().charset());
        Checkpoint checkpoint = new Checkpoint(checkpoints, file, source, mapping);
        try (InputStream in = InputFile.open(path)) {
            return new Run(file, checkpoint, OpenedFile.open(file.name(), in, source, mapping), progress).toEnd();
        }
    }

    /** One import while it runs. */
    private final class Run {
        private final InputFile file;
        private final Checkpoint checkpoint;
        private final OpenedFile opened;
        private final Progress progress;
        private final Instant began = clock.instant();
        private final ImportMinutes minutes;
        private final Window window;
        private final LineIds ids = new LineIds();
        private final long skip;
        private long records;
        private Instant lastStep = began;

        Run(InputFile file, Checkpoint checkpoint, OpenedFile opened, Progress progress) throws IOException {
            this.file = file;
            this.checkpoint = checkpoint;
            this.opened = opened;
            this.progress = progress;
            Checkpoint.State state = checkpoint.read(began.toEpochMilli());
            this.skip = state.records();
            this.minutes = state.minutes();
            this.window = new Window(sink, maxInFlight, fate -> minutes.took(fate, clock.millis()));
        }

        Progress.Step toEnd() throws IOException {
            try {
                for (RawRecord next = opened.records().next();
                        next != null;
                        next = opened.records().next()) if (!next.isBlank()) take(next);
                window.settle();
                tell();
            } catch (IOException e) {
                checkpoint.write(acknowledged(), minutes);
                throw new IOException(
                        file.name() + " is imported up to record " + acknowledged() + ": " + e.getMessage()
                                + "; run the import again to go on from there",
                        e);
            }
            checkpoint.delete();
            Progress.Step last = step(clock.instant());
            progress.at(last);
            return last;
        }

        /** Those that an earlier run has stored are read for their ids alone: equal lines are counted from the beginning. */
        private void take(RawRecord next) throws IOException {
            String id = ids.next(next);
            records++;
            if (records > skip) window.put(opened.reading().read(next, id, clock.instant()));
            if (records % LINES_BETWEEN_LOOKS == 0) look();
        }

        private void look() throws IOException {
            Instant now = clock.instant();
            if (Duration.between(lastStep, now).compareTo(BETWEEN_STEPS) < 0) return;
            lastStep = now;
            tell();
            progress.at(step(now));
        }

        /** Nothing is told that is not kept before: so whatever is lost is told again, under the same name and never more. */
        private void tell() throws IOException {
            checkpoint.write(acknowledged(), minutes);
            minuteLog.store(minutes.untold());
            minutes.told();
        }

        private long acknowledged() {
            return skip + window.touchpoints() + window.quarantined();
        }

        private Progress.Step step(Instant now) {
            return new Progress.Step(
                    file.name(),
                    records,
                    window.touchpoints(),
                    window.quarantined(),
                    opened.lines().bytesRead(),
                    file.bytes(),
                    Duration.between(began, now));
        }
    }
}
