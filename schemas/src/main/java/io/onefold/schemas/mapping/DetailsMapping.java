package io.onefold.schemas.mapping;

import io.onefold.schemas.avro.Answer;
import io.onefold.schemas.avro.Call;
import io.onefold.schemas.avro.CallDirection;
import io.onefold.schemas.avro.Complaint;
import io.onefold.schemas.avro.Order;
import io.onefold.schemas.avro.OrderLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a touchpoint that every channel may have. */
final class DetailsMapping {
    private DetailsMapping() {}

    static @Nullable Order toAvro(io.onefold.schemas.@Nullable Order order) {
        if (order == null) return null;
        List<OrderLine> lines = new ArrayList<>(order.lines().size());
        for (io.onefold.schemas.OrderLine line : order.lines()) {
            lines.add(new OrderLine(
                    line.lineId(),
                    line.product(),
                    line.category(),
                    Decimals.write(line.quantity()),
                    Decimals.write(line.amount()),
                    line.currency(),
                    line.brand(),
                    Decimals.writeIfAny(line.discount()),
                    Decimals.writeIfAny(line.cost())));
        }
        return new Order(order.orderId(), lines, order.store());
    }

    static io.onefold.schemas.@Nullable Order fromAvro(@Nullable Order order) {
        if (order == null) return null;
        List<io.onefold.schemas.OrderLine> lines =
                new ArrayList<>(order.getLines().size());
        for (OrderLine line : order.getLines()) {
            lines.add(new io.onefold.schemas.OrderLine(
                    line.getLineId(),
                    line.getProduct(),
                    line.getCategory(),
                    Decimals.read("order.lines.quantity", line.getQuantity()),
                    Decimals.read("order.lines.amount", line.getAmount()),
                    line.getCurrency(),
                    line.getBrand(),
                    Decimals.readIfAny("order.lines.discount", line.getDiscount()),
                    Decimals.readIfAny("order.lines.cost", line.getCost())));
        }
        return new io.onefold.schemas.Order(order.getOrderId(), lines, order.getStore());
    }

    static @Nullable Call toAvro(io.onefold.schemas.@Nullable Call call) {
        if (call == null) return null;
        CallDirection direction = switch (call.direction()) {
            case INBOUND -> CallDirection.INBOUND;
            case OUTBOUND -> CallDirection.OUTBOUND;
        };
        return new Call(direction, call.durationSeconds(), call.outcome());
    }

    static io.onefold.schemas.@Nullable Call fromAvro(@Nullable Call call) {
        if (call == null) return null;
        io.onefold.schemas.Call.Direction direction = switch (call.getDirection()) {
            case INBOUND -> io.onefold.schemas.Call.Direction.INBOUND;
            case OUTBOUND -> io.onefold.schemas.Call.Direction.OUTBOUND;
        };
        return new io.onefold.schemas.Call(direction, call.getDurationSeconds(), call.getOutcome());
    }

    static @Nullable Complaint toAvro(io.onefold.schemas.@Nullable Complaint complaint) {
        return complaint == null ? null : new Complaint(complaint.caseId(), complaint.open());
    }

    static io.onefold.schemas.@Nullable Complaint fromAvro(@Nullable Complaint complaint) {
        return complaint == null ? null : new io.onefold.schemas.Complaint(complaint.getCaseId(), complaint.getOpen());
    }

    static List<Answer> toAvro(List<io.onefold.schemas.Answer> answers) {
        List<Answer> list = new ArrayList<>(answers.size());
        for (io.onefold.schemas.Answer one : answers) {
            list.add(new Answer(one.survey(), one.question(), one.kind(), one.score()));
        }
        return list;
    }

    static List<io.onefold.schemas.Answer> fromAvro(List<Answer> answers) {
        List<io.onefold.schemas.Answer> list = new ArrayList<>(answers.size());
        for (Answer one : answers) {
            list.add(new io.onefold.schemas.Answer(one.getSurvey(), one.getQuestion(), one.getKind(), one.getScore()));
        }
        return list;
    }
}
