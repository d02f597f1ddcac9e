package io.onefold.ingest.files;

import java.time.Duration;
import java.util.OptionalLong;

/** Hears how far an import is. Called on the importing thread, now and then and at the end. */
@FunctionalInterface
public interface Progress {
    /** For those who do not want to know. */
    Progress SILENT = step -> {};

    /** The import has come this far. */
    void at(Step step);

    /**
     * How far an import is.
     *
     * @param file its name
     * @param lines that were read, or passed over because an earlier run had stored them
     * @param stored touchpoints that Kafka has acknowledged in this run
     * @param quarantined records that Kafka has acknowledged in this run
     * @param bytes read, after decompression
     * @param elapsed since the import began
     */
    record Step(String file, long lines, long stored, long quarantined, long bytes, long totalBytes, Duration elapsed) {
        /** Of this run, 0 in its first instant. */
        public long linesPerSecond() {
            long millis = elapsed.toMillis();
            return millis == 0 ? 0 : (stored + quarantined) * 1000 / millis;
        }

        /** 0 to 100. */
        public int percent() {
            return totalBytes == 0 ? 100 : (int) (bytes * 100 / totalBytes);
        }

        /** Estimated from what this run has done so far; empty before it has done anything. */
        public OptionalLong remainingSeconds() {
            if (bytes == 0) return OptionalLong.empty();
            double millisPerByte = (double) elapsed.toMillis() / bytes;
            return OptionalLong.of(Math.round(millisPerByte * (totalBytes - bytes) / 1000));
        }
    }
}
