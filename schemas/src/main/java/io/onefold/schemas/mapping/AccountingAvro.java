package io.onefold.schemas.mapping;

import io.onefold.schemas.Accounting;
import io.onefold.schemas.avro.AccountingRecord;

/** Accounting as Avro records. */
public final class AccountingAvro {
    private AccountingAvro() {}

    /** How accounting is written. */
    public static AvroMapping<Accounting, AccountingRecord> mapping() {
        return new AvroMapping<>(
                AccountingRecord.getClassSchema(),
                AccountingRecord.class,
                AccountingAvro::toAvro,
                AccountingAvro::fromAvro);
    }

    /** The accounting's record. */
    public static AccountingRecord toAvro(Accounting accounting) {
        return new AccountingRecord(
                accounting.stage(),
                accounting.partition(),
                accounting.source(),
                accounting.received(),
                accounting.applied(),
                accounting.duplicate(),
                accounting.quarantined(),
                accounting.suppressed(),
                accounting.redriven(),
                accounting.conflicting());
    }

    /** The record's accounting. */
    public static Accounting fromAvro(AccountingRecord from) {
        return new Accounting(
                from.getStage(),
                from.getPartition(),
                from.getSource(),
                from.getReceived(),
                from.getApplied(),
                from.getDuplicate(),
                from.getQuarantined(),
                from.getSuppressed(),
                from.getRedriven(),
                from.getConflicting());
    }
}
