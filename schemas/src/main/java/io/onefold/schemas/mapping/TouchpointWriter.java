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
import org.apache.avro.generic.GenericEnumSymbol;
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
    private static final int NULL = 0;
    private static final int PRESENT = 1;

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
        symbol(EnvelopeMapping.toAvro(touchpoint.type()), to);
        to.writeString(touchpoint.name());
        to.writeLong(touchpoint.occurredAt());
        to.writeLong(touchpoint.receivedAt());
        boolean isOwnTime = touchpoint.senderTime() != touchpoint.occurredAt();
        to.writeIndex(isOwnTime ? PRESENT : NULL);
        if (isOwnTime) to.writeLong(touchpoint.senderTime());
        identifiers(touchpoint.identifiers(), to);
        to.writeMapStart();
        to.setItemCount(touchpoint.traits().size());
        for (Map.Entry<String, Value> trait : touchpoint.traits().entrySet()) entry(trait, to);
        to.writeMapEnd();
        consents(touchpoint.consents(), to);
        context(touchpoint.context(), to);
    }

    private static void symbol(GenericEnumSymbol<?> symbol, Encoder to) throws IOException {
        to.writeEnum(symbol.getSchema().getEnumOrdinal(symbol.toString()));
    }

    private static void identifiers(List<Identifier> identifiers, Encoder to) throws IOException {
        to.writeArrayStart();
        to.setItemCount(identifiers.size());
        for (Identifier identifier : identifiers) {
            to.startItem();
            to.writeString(identifier.namespace());
            to.writeString(identifier.value());
        }
        to.writeArrayEnd();
    }

    private static void consents(List<ConsentDecision> consents, Encoder to) throws IOException {
        to.writeArrayStart();
        to.setItemCount(consents.size());
        for (ConsentDecision consent : consents) {
            to.startItem();
            to.writeString(consent.purpose());
            symbol(EnvelopeMapping.toAvro(consent.state()), to);
            to.writeString(consent.namespace());
            to.writeIndex(consent.expiresAt() == 0 ? NULL : PRESENT);
            if (consent.expiresAt() != 0) to.writeLong(consent.expiresAt());
            to.writeBoolean(consent.separate());
            to.writeBoolean(consent.guardian());
            to.writeString(consent.proof());
        }
        to.writeArrayEnd();
    }

    private static void context(Context context, Encoder to) throws IOException {
        to.writeString(context.locale());
        to.writeString(context.ip());
        to.writeString(context.userAgent());
        to.writeString(context.campaign());
    }

    private static <T> void optional(@Nullable T part, DatumWriter<T> writer, Encoder to) throws IOException {
        to.writeIndex(part == null ? NULL : PRESENT);
        if (part != null) writer.write(part, to);
    }

    /** Whether a property stands in its own field. */
    private static boolean typed(@Nullable Value value, Schema.Field field, Encoder to) throws IOException {
        boolean fits = value != null && TouchpointAvro.fits(value, field);
        to.writeIndex(fits ? PRESENT : NULL);
        if (fits && value instanceof Value.Text(String text)) to.writeString(text);
        if (fits && value instanceof Value.Whole(long number)) to.writeLong(number);
        return fits;
    }

    private void free(Map<String, Value> properties, int inFields, Encoder to) throws IOException {
        to.writeMapStart();
        to.setItemCount(properties.size() - inFields);
        for (Map.Entry<String, Value> property : properties.entrySet()) {
            Schema.@Nullable Field own = typedByName.get(property.getKey());
            if (own == null || !TouchpointAvro.fits(property.getValue(), own)) entry(property, to);
        }
        to.writeMapEnd();
    }

    private static void entry(Map.Entry<String, Value> entry, Encoder to) throws IOException {
        to.startItem();
        to.writeString(entry.getKey());
        value(entry.getValue(), to);
    }

    /** The branches in their order in the schemas. */
    private static void value(Value value, Encoder to) throws IOException {
        switch (value) {
            case Value.Cleared() -> to.writeIndex(0);
            case Value.Text(String text) -> {
                to.writeIndex(1);
                to.writeString(text);
            }
            case Value.Whole(long number) -> {
                to.writeIndex(2);
                to.writeLong(number);
            }
            case Value.Real(double number) -> {
                to.writeIndex(3);
                to.writeDouble(number);
            }
            case Value.Flag(boolean on) -> {
                to.writeIndex(4);
                to.writeBoolean(on);
            }
            case Value.Texts(List<String> texts) -> {
                to.writeIndex(5);
                texts(texts, to);
            }
        }
    }

    private static void texts(List<String> texts, Encoder to) throws IOException {
        to.writeArrayStart();
        to.setItemCount(texts.size());
        for (String text : texts) {
            to.startItem();
            to.writeString(text);
        }
        to.writeArrayEnd();
    }
}
