package io.onefold.identity.normalise;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import io.onefold.schemas.binary.ByteWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes all that a touchpoint says, but for the time of receipt, in one way: the same content gives the same bytes, other content
 * gives others. Its digest orders differing copies of a message for ever, so it is apart from the codecs, whose formats may change.
 */
final class ContentDigest {
    private ContentDigest() {}

    static byte[] write(Touchpoint touchpoint) {
        ByteWriter to = new ByteWriter();
        to.text(touchpoint.messageId())
                .text(touchpoint.source())
                .text(touchpoint.channel().label())
                .text(touchpoint.type().name())
                .text(touchpoint.name())
                .number(touchpoint.occurredAt())
                .number(touchpoint.senderTime());
        to.number(touchpoint.identifiers().size());
        for (Identifier identifier : touchpoint.identifiers())
            to.text(identifier.namespace()).text(identifier.value());
        write(touchpoint.traits(), to);
        to.number(touchpoint.consents().size());
        for (ConsentDecision decision : touchpoint.consents())
            to.text(decision.purpose()).text(decision.state().name()).text(decision.namespace());
        Context context = touchpoint.context();
        to.text(context.locale()).text(context.ip()).text(context.userAgent()).text(context.campaign());
        write(touchpoint.details(), to);
        return to.toBytes();
    }

    private static void write(Details details, ByteWriter to) {
        Order order = details.order();
        to.flag(order != null);
        if (order != null) write(order, to);
        Call call = details.call();
        to.flag(call != null);
        if (call != null)
            to.text(call.direction().name()).number(call.durationSeconds()).text(call.outcome());
        Complaint complaint = details.complaint();
        to.flag(complaint != null);
        if (complaint != null) to.text(complaint.caseId()).flag(complaint.open());
        to.number(details.answers().size());
        for (Answer answer : details.answers())
            to.text(answer.survey()).text(answer.question()).text(answer.kind()).number(answer.score());
        write(details.properties(), to);
    }

    private static void write(Order order, ByteWriter to) {
        to.text(order.orderId()).number(order.lines().size());
        for (OrderLine line : order.lines()) {
            to.text(line.lineId()).text(line.product()).text(line.category());
            write(line.quantity(), to);
            write(line.amount(), to);
            to.text(line.currency());
        }
    }

    private static void write(BigDecimal decimal, ByteWriter to) {
        to.number(decimal.scale()).blob(decimal.unscaledValue().toByteArray());
    }

    private static void write(SortedMap<String, Value> values, ByteWriter to) {
        to.number(values.size());
        values.forEach((name, value) -> {
            to.text(name);
            write(value, to);
        });
    }

    private static void write(Value value, ByteWriter to) {
        switch (value) {
            case Value.Text(String text) -> to.octet('t').text(text);
            case Value.Whole(long number) -> to.octet('w').number(number);
            case Value.Real(double number) -> to.octet('r').fixed(Double.doubleToLongBits(number));
            case Value.Flag(boolean on) -> to.octet('f').flag(on);
            case Value.Texts(List<String> texts) -> {
                to.octet('l').number(texts.size());
                for (String text : texts) to.text(text);
            }
            case Value.Cleared() -> to.octet('n');
        }
    }
}
