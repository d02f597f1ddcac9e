package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.store.TimelineCursor;
import io.onefold.profile.store.TimelinePage;
import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Details;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Pages of a timeline as JSON. What a message does not say is left out. */
final class TimelineJson {
    private TimelineJson() {}

    static void write(JsonGenerator json, String profileId, TimelinePage page) throws IOException {
        json.writeStartObject();
        json.writeStringField("profileId", profileId);
        JsonValues.list(json, "messages", page.messages(), TimelineJson::write);
        if (page.next().isPresent())
            json.writeStringField("next", page.next().map(TimelineCursor::text).get());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Observation message) throws IOException {
        Touchpoint touchpoint = message.touchpoint();
        json.writeStartObject();
        json.writeStringField("messageId", touchpoint.messageId());
        json.writeStringField("source", touchpoint.source());
        json.writeStringField("channel", touchpoint.channel().label());
        json.writeStringField("type", JsonValues.word(touchpoint.type()));
        json.writeStringField("name", touchpoint.name());
        json.writeNumberField("occurredAt", touchpoint.occurredAt());
        json.writeNumberField("receivedAt", touchpoint.receivedAt());
        JsonValues.map(json, "traits", touchpoint.traits(), JsonValues::value);
        JsonValues.list(json, "consents", touchpoint.consents(), TimelineJson::write);
        write(json, touchpoint.details());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ConsentDecision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("purpose", decision.purpose());
        json.writeStringField("state", JsonValues.word(decision.state()));
        json.writeStringField("namespace", decision.namespace());
        json.writeNumberField("expiresAt", decision.expiresAt());
        json.writeBooleanField("separate", decision.separate());
        json.writeBooleanField("guardian", decision.guardian());
        json.writeStringField("proof", decision.proof());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Details details) throws IOException {
        @Nullable Order order = details.order();
        if (order != null) write(json, order);
        @Nullable Call call = details.call();
        if (call != null) write(json, call);
        @Nullable Complaint complaint = details.complaint();
        if (complaint != null) write(json, complaint);
        JsonValues.list(json, "answers", details.answers(), TimelineJson::write);
        JsonValues.map(json, "properties", details.properties(), JsonValues::value);
    }

    private static void write(JsonGenerator json, Order order) throws IOException {
        json.writeObjectFieldStart("order");
        json.writeStringField("orderId", order.orderId());
        if (!order.store().isEmpty()) json.writeStringField("store", order.store());
        JsonValues.list(json, "lines", order.lines(), TimelineJson::write);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, OrderLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("lineId", line.lineId());
        json.writeStringField("product", line.product());
        json.writeStringField("category", line.category());
        json.writeStringField("quantity", line.quantity().toPlainString());
        json.writeStringField("amount", line.amount().toPlainString());
        json.writeStringField("currency", line.currency());
        if (!line.brand().isEmpty()) json.writeStringField("brand", line.brand());
        exact(json, "discount", line.discount());
        exact(json, "cost", line.cost());
        json.writeEndObject();
    }

    private static void exact(JsonGenerator json, String name, @Nullable BigDecimal amount) throws IOException {
        if (amount != null) json.writeStringField(name, amount.toPlainString());
    }

    private static void write(JsonGenerator json, Call call) throws IOException {
        json.writeObjectFieldStart("call");
        json.writeStringField("direction", JsonValues.word(call.direction()));
        json.writeNumberField("durationSeconds", call.durationSeconds());
        json.writeStringField("outcome", call.outcome());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Complaint complaint) throws IOException {
        json.writeObjectFieldStart("complaint");
        json.writeStringField("caseId", complaint.caseId());
        json.writeBooleanField("open", complaint.open());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Answer answer) throws IOException {
        json.writeStartObject();
        json.writeStringField("survey", answer.survey());
        json.writeStringField("question", answer.question());
        json.writeStringField("kind", answer.kind());
        json.writeNumberField("score", answer.score());
        json.writeEndObject();
    }
}
