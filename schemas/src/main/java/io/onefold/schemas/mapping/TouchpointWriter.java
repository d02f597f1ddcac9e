package io.onefold.schemas.mapping;

import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import io.onefold.schemas.avro.Call;
import io.onefold.schemas.avro.Complaint;
import io.onefold.schemas.avro.Order;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a touchpoint's Avro record field by field, the same bytes as those of {@link TouchpointAvro#toAvro} by Avro's own writer, which
 * looks up each field, branch and conversion anew: every touchpoint passes here, and the lookups cost more than the writing. The parts
 * that few touchpoints have are left to Avro. Thread-safe.
 */
public final class TouchpointWriter implements DatumWriter<Touchpoint> {
    private final List<Schema.Field> typed;
    private final Map<String, Schema.Field> typedByName = new HashMap<>();
    private final DatumWriter<Order> orders;
    private final DatumWriter<Call> calls;
    private final DatumWriter<Complaint> complaints;
    private final DatumWriter<List<io.onefold.schemas.avro.Answer>> answers;

    /**
     * A writer of one channel's touchpoints.
     *
     * @param model of the records that are left to Avro
     */
    public TouchpointWriter(Channel channel, SpecificData model) {
        List<Schema.Field> fields = TouchpointAvro.schema(channel).getFields();
        typed = List.copyOf(fields.subList(TouchpointAvro.FIRST_TYPED, fields.size() - 1));
        for (Schema.Field field : typed) typedByName.put(field.name(), field);
        orders = new SpecificDatumWriter<>(Order.getClassSchema(), model);
        calls = new SpecificDatumWriter<>(Call.getClassSchema(), model);
        complaints = new SpecificDatumWriter<>(Complaint.getClassSchema(), model);
        answers = new SpecificDatumWriter<>(fields.get(TouchpointAvro.ANSWERS).schema(), model);
    }

    /** Fixed by the compiled classes. */
    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("touchpoints are written as their channel's schema says");
    }

    @Override
    public void write(Touchpoint touchpoint, Encoder to) throws IOException {
        envelope(touchpoint, to);
        Details details = touchpoint.details();
        optional(DetailsMapping.toAvro(details.order()), orders, to);
        optional(DetailsMapping.toAvro(details.call()), calls, to);
        optional(DetailsMapping.toAvro(details.complaint()), complaints, to);
        answers.write(DetailsMapping.toAvro(details.answers()), to);
        int inFields = 0;
        for (Schema.Field field : typed) if (typed(details.properties().get(field.name()), field, to)) inFields++;
        free(details.properties(), inFields, to);
    }

    private static void envelope(Touchpoint touchpoint, Encoder to) throws IOException {
        to.writeString(touchpoint.messageId());
        to.writeString(touchpoint.source());
        Fields.symbol(EnvelopeMapping.toAvro(touchpoint.type()), to);
        to.writeString(touchpoint.name());
        to.writeLong(touchpoint.occurredAt());
        to.writeLong(touchpoint.receivedAt());
        boolean isOwnTime = touchpoint.senderTime() != touchpoint.occurredAt();
        to.writeIndex(isOwnTime ? Fields.PRESENT : Fields.NULL);
        if (isOwnTime) to.writeLong(touchpoint.senderTime());
        Fields.array(touchpoint.identifiers(), TouchpointWriter::identifier, to);
        Fields.map(touchpoint.traits(), Fields::value, to);
        Fields.array(touchpoint.consents(), TouchpointWriter::consent, to);
        context(touchpoint.context(), to);
    }

    private static void identifier(Identifier identifier, Encoder to) throws IOException {
        to.writeString(identifier.namespace());
        to.writeString(identifier.value());
    }

    private static void consent(ConsentDecision consent, Encoder to) throws IOException {
        to.writeString(consent.purpose());
        Fields.symbol(EnvelopeMapping.toAvro(consent.state()), to);
        to.writeString(consent.namespace());
        Fields.optionalTime(consent.expiresAt(), to);
        to.writeBoolean(consent.separate());
        to.writeBoolean(consent.guardian());
        to.writeString(consent.proof());
    }

    private static void context(Context context, Encoder to) throws IOException {
        to.writeString(context.locale());
        to.writeString(context.ip());
        to.writeString(context.userAgent());
        to.writeString(context.campaign());
    }

    private static <T> void optional(@Nullable T part, DatumWriter<T> writer, Encoder to) throws IOException {
        to.writeIndex(part == null ? Fields.NULL : Fields.PRESENT);
        if (part != null) writer.write(part, to);
    }

    /** Whether a property stands in its own field. */
    private static boolean typed(@Nullable Value value, Schema.Field field, Encoder to) throws IOException {
        boolean fits = value != null && TouchpointAvro.fits(value, field);
        to.writeIndex(fits ? Fields.PRESENT : Fields.NULL);
        if (fits && value instanceof Value.Text(String text)) to.writeString(text);
        if (fits && value instanceof Value.Whole(long number)) to.writeLong(number);
        return fits;
    }

    private void free(Map<String, Value> properties, int inFields, Encoder to) throws IOException {
        to.writeMapStart();
        to.setItemCount(properties.size() - inFields);
        for (Map.Entry<String, Value> property : properties.entrySet()) {
            Schema.@Nullable Field own = typedByName.get(property.getKey());
            if (own == null || !TouchpointAvro.fits(property.getValue(), own))
                Fields.entry(property, Fields::value, to);
        }
        to.writeMapEnd();
    }
}
