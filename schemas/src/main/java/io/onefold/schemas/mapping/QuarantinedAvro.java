package io.onefold.schemas.mapping;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.avro.QuarantineRecord;

/** What was not accepted, as Avro records. */
public final class QuarantinedAvro {
    private QuarantinedAvro() {}

    /** How quarantined messages are written. */
    public static AvroMapping<Quarantined, QuarantineRecord> mapping() {
        return new AvroMapping<>(
                QuarantineRecord.getClassSchema(),
                QuarantineRecord.class,
                QuarantinedAvro::toAvro,
                QuarantinedAvro::fromAvro);
    }

    /** The message's record. */
    public static QuarantineRecord toAvro(Quarantined quarantined) {
        return new QuarantineRecord(
                quarantined.source(),
                quarantined.channel().label(),
                quarantined.reason().code(),
                quarantined.message(),
                quarantined.location(),
                quarantined.origin(),
                quarantined.original().duplicate(),
                quarantined.messageId(),
                Times.write(quarantined.receivedAt()));
    }

    /**
     * The record's message.
     *
     * @throws MalformedRecordException for a channel or reason that this version does not know
     */
    public static Quarantined fromAvro(QuarantineRecord from) {
        return new Quarantined(
                from.getSource(),
                Codes.channel("channel", from.getChannel()),
                Codes.reason("reason", from.getReason()),
                from.getMessage(),
                from.getLocation(),
                from.getOrigin(),
                from.getOriginal(),
                from.getMessageId(),
                Times.read(from.getReceivedAt()));
    }
}
