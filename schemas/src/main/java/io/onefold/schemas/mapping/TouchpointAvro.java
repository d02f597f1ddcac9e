package io.onefold.schemas.mapping;

import io.onefold.schemas.Channel;
import io.onefold.schemas.Details;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import io.onefold.schemas.avro.Answer;
import io.onefold.schemas.avro.AppTouchpoint;
import io.onefold.schemas.avro.Call;
import io.onefold.schemas.avro.CallCentreTouchpoint;
import io.onefold.schemas.avro.Complaint;
import io.onefold.schemas.avro.Envelope;
import io.onefold.schemas.avro.MemberRecord;
import io.onefold.schemas.avro.Order;
import io.onefold.schemas.avro.SocialTouchpoint;
import io.onefold.schemas.avro.StoreTouchpoint;
import io.onefold.schemas.avro.SurveyTouchpoint;
import io.onefold.schemas.avro.WebTouchpoint;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoints as the Avro record of their channel. All channels' records begin with the same five fields and end with the free
 * properties; a field between them is a property with a type of its own: a property of its name and type stands there instead.
 */
public final class TouchpointAvro {
    private static final int ENVELOPE = 0;
    private static final int ORDER = 1;
    private static final int CALL = 2;
    private static final int COMPLAINT = 3;
    static final int ANSWERS = 4;
    static final int FIRST_TYPED = 5;

    private TouchpointAvro() {}

    /** The schema of a channel's record. */
    public static Schema schema(Channel channel) {
        return recordOf(channel).getSchema();
    }

    /** How touchpoints of one channel are written. */
    public static AvroMapping<Touchpoint, SpecificRecord> mapping(Channel channel) {
        return new AvroMapping<>(
                schema(channel), SpecificRecord.class, TouchpointAvro::toAvro, TouchpointAvro::fromAvro);
    }

    /** The record of the touchpoint's channel. */
    public static SpecificRecord toAvro(Touchpoint touchpoint) {
        SpecificRecordBase to = recordOf(touchpoint.channel());
        Details details = touchpoint.details();
        to.put(ENVELOPE, EnvelopeMapping.toAvro(touchpoint));
        to.put(ORDER, DetailsMapping.toAvro(details.order()));
        to.put(CALL, DetailsMapping.toAvro(details.call()));
        to.put(COMPLAINT, DetailsMapping.toAvro(details.complaint()));
        to.put(ANSWERS, DetailsMapping.toAvro(details.answers()));
        Map<String, @Nullable Object> free = Values.write(details.properties());
        List<Schema.Field> fields = to.getSchema().getFields();
        int last = fields.size() - 1;
        for (int position = FIRST_TYPED; position < last; position++) {
            Schema.Field field = fields.get(position);
            Value value = details.properties().get(field.name());
            if (value == null || !fits(value, field)) continue;
            to.put(position, free.remove(field.name()));
        }
        to.put(last, free);
        return to;
    }

    /**
     * The touchpoint of any channel's record.
     *
     * @throws MalformedRecordException where it says what cannot be
     */
    public static Touchpoint fromAvro(SpecificRecord from) {
        Envelope envelope = (Envelope) from.get(ENVELOPE);
        return new Touchpoint(
                envelope.getMessageId(),
                envelope.getSource(),
                channelOf(from),
                EnvelopeMapping.fromAvro(envelope.getType()),
                envelope.getName(),
                Times.read(envelope.getOccurredAt()),
                Times.read(envelope.getReceivedAt()),
                EnvelopeMapping.senderTime(envelope),
                EnvelopeMapping.identifiers(envelope),
                Values.read(envelope.getTraits()),
                EnvelopeMapping.consents(envelope),
                EnvelopeMapping.context(envelope),
                details(from));
    }

    @SuppressWarnings("unchecked") // the types are those of the schema
    private static Details details(SpecificRecord from) {
        List<Schema.Field> fields = from.getSchema().getFields();
        int last = fields.size() - 1;
        SortedMap<String, Value> properties = new TreeMap<>(Values.read((Map<String, Object>) from.get(last)));
        for (int position = FIRST_TYPED; position < last; position++) {
            Object value = from.get(position);
            if (value != null) properties.put(fields.get(position).name(), Values.read(value));
        }
        return new Details(
                DetailsMapping.fromAvro((Order) from.get(ORDER)),
                DetailsMapping.fromAvro((Call) from.get(CALL)),
                DetailsMapping.fromAvro((Complaint) from.get(COMPLAINT)),
                DetailsMapping.fromAvro((List<Answer>) from.get(ANSWERS)),
                properties);
    }

    /** Whether the field, a union of null and one type, holds a value of this kind. */
    static boolean fits(Value value, Schema.Field field) {
        return switch (field.schema().getTypes().getLast().getType()) {
            case STRING -> value instanceof Value.Text;
            case LONG -> value instanceof Value.Whole;
            default -> false;
        };
    }

    private static SpecificRecordBase recordOf(Channel channel) {
        return switch (channel) {
            case WEB -> new WebTouchpoint();
            case APP -> new AppTouchpoint();
            case STORE -> new StoreTouchpoint();
            case SOCIAL -> new SocialTouchpoint();
            case CALL_CENTRE -> new CallCentreTouchpoint();
            case SURVEY -> new SurveyTouchpoint();
            case MEMBER -> new MemberRecord();
        };
    }

    private static Channel channelOf(SpecificRecord touchpoint) {
        return switch (touchpoint) {
            case WebTouchpoint web -> Channel.WEB;
            case AppTouchpoint app -> Channel.APP;
            case StoreTouchpoint store -> Channel.STORE;
            case SocialTouchpoint social -> Channel.SOCIAL;
            case CallCentreTouchpoint callCentre -> Channel.CALL_CENTRE;
            case SurveyTouchpoint survey -> Channel.SURVEY;
            case MemberRecord member -> Channel.MEMBER;
            default ->
                throw new IllegalArgumentException(
                        touchpoint.getSchema().getFullName() + " is the record of no channel");
        };
    }
}
