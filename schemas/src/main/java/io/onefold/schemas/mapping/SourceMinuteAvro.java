package io.onefold.schemas.mapping;

import io.onefold.schemas.SourceMinute;
import io.onefold.schemas.avro.SourceMinuteRecord;

/** The minutes of sources as Avro records. */
public final class SourceMinuteAvro {
    private SourceMinuteAvro() {}

    /** How a source's minutes are written. */
    public static AvroMapping<SourceMinute, SourceMinuteRecord> mapping() {
        return new AvroMapping<>(
                SourceMinuteRecord.getClassSchema(),
                SourceMinuteRecord.class,
                SourceMinuteAvro::toAvro,
                SourceMinuteAvro::fromAvro);
    }

    /** The minute's record. */
    public static SourceMinuteRecord toAvro(SourceMinute minute) {
        return new SourceMinuteRecord(
                minute.source(),
                minute.reader(),
                Times.write(minute.minute()),
                minute.read(),
                minute.produced(),
                minute.quarantined(),
                minute.repeated(),
                minute.flagged(),
                minute.problem(),
                minute.progress());
    }

    /** The record's minute. */
    public static SourceMinute fromAvro(SourceMinuteRecord from) {
        return new SourceMinute(
                from.getSource(),
                from.getReader(),
                Times.read(from.getMinute()),
                from.getRead(),
                from.getProduced(),
                from.getQuarantined(),
                from.getRepeated(),
                from.getFlagged(),
                from.getProblem(),
                from.getProgress());
    }
}
