package io.onefold.schemas.mapping;

import io.onefold.schemas.ConsoleAct;
import io.onefold.schemas.avro.ConsoleAuditRecord;

/** What was done at the console as Avro records. */
public final class ConsoleAuditAvro {
    private ConsoleAuditAvro() {}

    /** How acts are written. */
    public static AvroMapping<ConsoleAct, ConsoleAuditRecord> mapping() {
        return new AvroMapping<>(
                ConsoleAuditRecord.getClassSchema(),
                ConsoleAuditRecord.class,
                ConsoleAuditAvro::toAvro,
                ConsoleAuditAvro::fromAvro);
    }

    /** The act's record. */
    public static ConsoleAuditRecord toAvro(ConsoleAct act) {
        return new ConsoleAuditRecord(
                act.actId(), Times.write(act.at()), act.who(), act.why(), act.action(), act.subject());
    }

    /** The record's act. */
    public static ConsoleAct fromAvro(ConsoleAuditRecord from) {
        return new ConsoleAct(
                from.getActId(),
                Times.read(from.getAt()),
                from.getWho(),
                from.getWhy(),
                from.getAction(),
                from.getSubject());
    }
}
