package io.onefold.identity.audit;

import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Holds the log of record against what came in and what was erased: each touchpoint stands in a timeline, in quarantine or under an
 * erasure, and nothing stands there that an erasure took. Sorts on disk; memory: its sort buffers, about 100 bytes an erased
 * identifier, and the residue of one. Not safe for use by several threads at once.
 */
public final class LogCheck {
    private static final byte[] NOTHING = {};

    private final AuditSort touchpoints;
    private final AuditSort unaccounted;
    private final AuditSort quarantined;
    private final LogReport.Counting counting = new LogReport.Counting();

    /** @param maxBytes about how much memory each of three sort buffers takes */
    public LogCheck(WorkFolder folder, long maxBytes) {
        touchpoints = new AuditSort(folder, maxBytes);
        unaccounted = new AuditSort(folder, maxBytes);
        quarantined = new AuditSort(folder, maxBytes);
    }

    /**
     * Takes a touchpoint that was received.
     *
     * @param location where it stands, such as {@code touchpoints.web-2@1044}
     * @throws UncheckedIOException when the folder cannot be written, as the others
     */
    public void received(Observation observation, String location) {
        byte[] found = new ByteWriter()
                .text(location)
                .fixed(observation.occurredAt())
                .fixed(MessageFingerprint.of(observation.anchor(), observation.touchpoint()))
                .toBytes();
        counting.touchpoint();
        add(touchpoints, TimelineCodec.key(observation), found);
    }

    /** Takes a touchpoint that was received and is no observation: it has to be in quarantine. */
    public void refused(String location) {
        counting.touchpoint();
        add(unaccounted, location.getBytes(StandardCharsets.UTF_8), NOTHING);
    }

    /** Takes the place of something that is in quarantine. */
    public void quarantined(String location) {
        add(quarantined, location.getBytes(StandardCharsets.UTF_8), NOTHING);
    }

    private static void add(AuditSort to, byte[] key, byte[] value) {
        try {
            to.add(key, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks, once.
     *
     * @param rows the rows of all timelines, by their keys
     * @throws IOException when the folder cannot be written or read
     */
    public LogReport run(LatestRecords rows) throws IOException {
        Erasures erasures = erasures(rows);
        try (LatestRecords.Reading standing = rows.read();
                Entries expected = touchpoints.read()) {
            new Walk(erasures).run(standing, expected);
        }
        findInQuarantine();
        return counting.report();
    }

    private static Erasures erasures(LatestRecords rows) {
        Erasures erasures = new Erasures();
        try (LatestRecords.Reading reading = rows.read()) {
            while (reading.hasNext()) {
                Map.Entry<byte[], byte[]> row = reading.next();
                if (TimelineCodec.isObservation(row.getKey())) continue;
                if (TimelineCodec.decode(row.getKey(), row.getValue())
                        instanceof TimelineRow.CommandRow(IdentityCommand command)) erasures.note(command);
            }
        }
        return erasures;
    }

    /** Along the rows and the touchpoints, both by the keys of rows. */
    private final class Walk {
        private final ErasedMessages erased;
        private byte[] lastRow = NOTHING;

        Walk(Erasures erasures) {
            erased = new ErasedMessages(erasures);
        }

        void run(LatestRecords.Reading rows, Entries expected) throws IOException {
            Map.Entry<byte[], byte[]> row = rows.hasNext() ? rows.next() : null;
            Entry touchpoint = expected.next();
            while (row != null || touchpoint != null) {
                boolean rowFirst = touchpoint == null
                        || (row != null && Arrays.compareUnsigned(row.getKey(), touchpoint.key) <= 0);
                if (rowFirst && row != null) {
                    stand(row);
                    row = rows.hasNext() ? rows.next() : null;
                } else if (touchpoint != null) {
                    find(touchpoint);
                    touchpoint = expected.next();
                }
            }
        }

        private void stand(Map.Entry<byte[], byte[]> row) {
            lastRow = row.getKey();
            String wrong = erased.take(TimelineCodec.decode(row.getKey(), row.getValue()));
            if (!wrong.isEmpty()) counting.difference(wrong);
        }

        private void find(Entry touchpoint) throws IOException {
            ByteReader from = new ByteReader(touchpoint.value);
            String location = from.text();
            boolean found = Arrays.equals(lastRow, touchpoint.key)
                    || erased.covers(TimelineCodec.anchor(touchpoint.key), from.fixed(), from.fixed());
            if (found) counting.found();
            else unaccounted.add(location.getBytes(StandardCharsets.UTF_8), NOTHING);
        }
    }

    private void findInQuarantine() throws IOException {
        try (Entries missing = unaccounted.read();
                Entries kept = quarantined.read()) {
            Entry place = kept.next();
            for (Entry each = missing.next(); each != null; each = missing.next()) {
                while (place != null && Arrays.compareUnsigned(place.key, each.key) < 0) place = kept.next();
                if (place != null && Arrays.equals(place.key, each.key)) counting.found();
                else
                    counting.difference(new String(each.key, StandardCharsets.UTF_8)
                            + " is in no timeline, not in quarantine and under no erasure");
            }
        }
    }
}
