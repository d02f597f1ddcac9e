package io.onefold.schemas.mapping;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommandRequest;
import java.time.Instant;

/** Requested commands as Avro records. For good is a time of null there. */
public final class IdentityCommandRequestAvro {
    private IdentityCommandRequestAvro() {}

    /** How requests are written. */
    public static AvroMapping<IdentityCommandRequest, io.onefold.schemas.avro.IdentityCommandRequest> mapping() {
        return new AvroMapping<>(
                io.onefold.schemas.avro.IdentityCommandRequest.getClassSchema(),
                io.onefold.schemas.avro.IdentityCommandRequest.class,
                IdentityCommandRequestAvro::toAvro,
                IdentityCommandRequestAvro::fromAvro);
    }

    /** The request's record. */
    public static io.onefold.schemas.avro.IdentityCommandRequest toAvro(IdentityCommandRequest request) {
        Identifier other = request.other();
        return new io.onefold.schemas.avro.IdentityCommandRequest(
                request.commandId(),
                request.action(),
                EnvelopeMapping.toAvro(request.target()),
                other == null ? null : EnvelopeMapping.toAvro(other),
                request.at() == IdentityCommand.FOR_EVER ? null : Times.write(request.at()),
                request.who(),
                request.why());
    }

    /** The record's request. */
    public static IdentityCommandRequest fromAvro(io.onefold.schemas.avro.IdentityCommandRequest from) {
        io.onefold.schemas.avro.Identifier other = from.getOther();
        Instant at = from.getAt();
        return new IdentityCommandRequest(
                from.getCommandId(),
                from.getAction(),
                EnvelopeMapping.fromAvro(from.getTarget()),
                other == null ? null : EnvelopeMapping.fromAvro(other),
                at == null ? IdentityCommand.FOR_EVER : Times.read(at),
                from.getWho(),
                from.getWhy());
    }
}
