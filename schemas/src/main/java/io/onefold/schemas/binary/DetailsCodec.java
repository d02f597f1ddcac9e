package io.onefold.schemas.binary;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Details;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a touchpoint says beyond the person: a byte that says which parts there are, then those. An order that says no more than orders
 * once could is written as it was then; of any other the store follows, and the brand, discount and cost of each line.
 */
final class DetailsCodec {
    private static final int ORDER = 1;
    private static final int CALL = 2;
    private static final int COMPLAINT = 4;
    private static final int ANSWERS = 8;
    private static final int PROPERTIES = 16;
    private static final int FULL_ORDER = 32;
    private static final int ALL = 63;
    private static final int DISCOUNT = 1;
    private static final int COST = 2;
    static final EnumCode<Call.Direction> DIRECTIONS =
            new EnumCode<>(Call.Direction.class, List.of(Call.Direction.INBOUND, Call.Direction.OUTBOUND));

    private DetailsCodec() {}

    static void write(Details details, ByteWriter to) {
        Order order = details.order();
        Call call = details.call();
        Complaint complaint = details.complaint();
        boolean isFull = order != null && !order.isPlain();
        to.octet((order != null ? ORDER : 0)
                | (isFull ? FULL_ORDER : 0)
                | (call != null ? CALL : 0)
                | (complaint != null ? COMPLAINT : 0)
                | (details.answers().isEmpty() ? 0 : ANSWERS)
                | (details.properties().isEmpty() ? 0 : PROPERTIES));
        if (order != null) write(order, isFull, to);
        if (call != null) write(call, to);
        if (complaint != null) to.text(complaint.caseId()).flag(complaint.open());
        if (!details.answers().isEmpty()) write(details.answers(), to);
        if (!details.properties().isEmpty()) ValueCodec.writeMap(details.properties(), to);
    }

    static Details read(ByteReader from) {
        int parts = from.octet();
        if (parts == 0) return Details.NONE;
        if (parts > ALL) throw UnknownFormatException.code("parts of a touchpoint's details", parts);
        return new Details(
                (parts & ORDER) != 0 ? order((parts & FULL_ORDER) != 0, from) : null,
                (parts & CALL) != 0 ? call(from) : null,
                (parts & COMPLAINT) != 0 ? new Complaint(from.text(), from.flag()) : null,
                (parts & ANSWERS) != 0 ? answers(from) : List.of(),
                (parts & PROPERTIES) != 0 ? ValueCodec.readMap(from) : Details.NONE.properties());
    }

    private static void write(Order order, boolean isFull, ByteWriter to) {
        to.text(order.orderId()).number(order.lines().size());
        for (OrderLine line : order.lines()) {
            to.text(line.lineId()).text(line.product()).text(line.category());
            DecimalCodec.write(line.quantity(), to);
            DecimalCodec.write(line.amount(), to);
            to.text(line.currency());
            if (isFull) writeMore(line, to);
        }
        if (isFull) to.text(order.store());
    }

    private static void writeMore(OrderLine line, ByteWriter to) {
        BigDecimal discount = line.discount();
        BigDecimal cost = line.cost();
        to.text(line.brand()).octet((discount != null ? DISCOUNT : 0) | (cost != null ? COST : 0));
        if (discount != null) DecimalCodec.write(discount, to);
        if (cost != null) DecimalCodec.write(cost, to);
    }

    private static Order order(boolean isFull, ByteReader from) {
        String orderId = from.text();
        int size = from.count();
        List<OrderLine> lines = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            OrderLine line = new OrderLine(
                    from.text(),
                    from.text(),
                    from.text(),
                    DecimalCodec.read(from),
                    DecimalCodec.read(from),
                    from.text());
            lines.add(isFull ? more(line, from) : line);
        }
        return new Order(orderId, lines, isFull ? from.text() : "");
    }

    private static OrderLine more(OrderLine line, ByteReader from) {
        String brand = from.text();
        int amounts = from.octet();
        return new OrderLine(
                line.lineId(),
                line.product(),
                line.category(),
                line.quantity(),
                line.amount(),
                line.currency(),
                brand,
                (amounts & DISCOUNT) != 0 ? DecimalCodec.read(from) : null,
                (amounts & COST) != 0 ? DecimalCodec.read(from) : null);
    }

    private static void write(Call call, ByteWriter to) {
        DIRECTIONS.write(call.direction(), to);
        to.number(call.durationSeconds()).text(call.outcome());
    }

    private static @Nullable Call call(ByteReader from) {
        return new Call(DIRECTIONS.read(from), from.number(), from.text());
    }

    private static void write(List<Answer> answers, ByteWriter to) {
        to.number(answers.size());
        for (Answer answer : answers) {
            to.text(answer.survey()).text(answer.question()).text(answer.kind()).number(answer.score());
        }
    }

    private static List<Answer> answers(ByteReader from) {
        int size = from.count();
        List<Answer> answers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            answers.add(new Answer(from.text(), from.text(), from.text(), Math.toIntExact(from.number())));
        }
        return answers;
    }
}
