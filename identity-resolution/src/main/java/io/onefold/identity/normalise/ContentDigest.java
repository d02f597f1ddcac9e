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
import org.jspecify.annotations.Nullable;

/**
 * Writes all that a touchpoint says, but for the time of receipt, in one way: the same content gives the same bytes, other content
 * gives others. Its digest orders differing copies of a message for ever, so it is apart from the codecs, whose formats may change.
 */
final class ContentDigest {
    /** An order that says no more than one could before it had a store, and its lines brand, discount and cost: its bytes are the same as then. */
    private static final int PLAIN_ORDER = 1;

    private static final int FULL_ORDER = 2;

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
        for (ConsentDecision decision : touchpoint.consents()) write(decision, to);
        Context context = touchpoint.context();
        to.text(context.locale()).text(context.ip()).text(context.userAgent()).text(context.campaign());
        write(touchpoint.details(), to);
        return to.toBytes();
    }

    /** A plain decision has the bytes that it had before there were others: digests are for ever. */
    private static void write(ConsentDecision decision, ByteWriter to) {
        boolean plain = decision.isPlain();
        String state = decision.state().name();
        to.text(decision.purpose()).text(plain ? state : state + "+").text(decision.namespace());
        if (plain) return;
        to.number(decision.expiresAt()).flag(decision.separate()).flag(decision.guardian());
        to.text(decision.proof());
    }

    private static void write(Details details, ByteWriter to) {
        Order order = details.order();
        to.octet(order == null ? 0 : order.isPlain() ? PLAIN_ORDER : FULL_ORDER);
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
        if (!order.isPlain()) writeMore(order, to);
    }

    private static void writeMore(Order order, ByteWriter to) {
        to.text(order.store());
        for (OrderLine line : order.lines()) {
            to.text(line.brand());
            writeIfAny(line.discount(), to);
            writeIfAny(line.cost(), to);
        }
    }

    private static void writeIfAny(@Nullable BigDecimal decimal, ByteWriter to) {
        to.flag(decimal != null);
        if (decimal != null) write(decimal, to);
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
