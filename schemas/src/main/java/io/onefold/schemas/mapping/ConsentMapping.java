package io.onefold.schemas.mapping;

import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.avro.ConsentRecord;
import io.onefold.schemas.avro.ConsentState;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A profile's consents: the states alone, as they always were, and beside them the decisions that they are from. */
final class ConsentMapping {
    private ConsentMapping() {}

    static Map<String, ConsentState> states(SortedMap<String, Consent> consents) {
        Map<String, ConsentState> to = new TreeMap<>();
        consents.forEach((purpose, consent) -> to.put(purpose, EnvelopeMapping.toAvro(consent.state())));
        return to;
    }

    static Map<String, ConsentRecord> records(SortedMap<String, Consent> consents) {
        Map<String, ConsentRecord> to = new TreeMap<>();
        consents.forEach((purpose, consent) -> to.put(
                purpose,
                new ConsentRecord(
                        EnvelopeMapping.toAvro(consent.state()),
                        Times.write(consent.occurredAt()),
                        consent.source(),
                        consent.messageId(),
                        consent.proof(),
                        Times.writeOptional(consent.expiresAt()),
                        consent.separate(),
                        consent.guardian(),
                        consent.reason())));
        return to;
    }

    /** A profile of an earlier version has states alone. */
    static SortedMap<String, Consent> fromAvro(Map<String, ConsentState> states, Map<String, ConsentRecord> records) {
        SortedMap<String, Consent> consents = new TreeMap<>();
        states.forEach((purpose, state) -> consents.put(
                purpose, new Consent(EnvelopeMapping.fromAvro(state), 0, "", "", "", 0, false, false, "")));
        records.forEach((purpose, record) -> consents.put(purpose, fromAvro(record)));
        return consents;
    }

    private static Consent fromAvro(ConsentRecord from) {
        return new Consent(
                EnvelopeMapping.fromAvro(from.getState()),
                Times.read(from.getOccurredAt()),
                from.getSource(),
                from.getMessageId(),
                from.getProof(),
                Times.readOptional(from.getExpiresAt()),
                from.getSeparate(),
                from.getGuardian(),
                from.getReason());
    }
}
