package io.onefold.ingest.mapping;

import static io.onefold.ingest.mapping.FieldText.number;
import static io.onefold.ingest.mapping.FieldText.text;

import io.onefold.ingest.Decimals;
import io.onefold.ingest.IdentifierSet;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the records of one source into touchpoints. Safe for several threads. */
public final class RowReading {
    private final Source source;
    private final Mapping mapping;
    private final TimeReading time;
    private final DecisionReading decisions;
    private final @Nullable OrderReading orders;
    /** Of the identifiers. */
    private final String columns;

    /** A reading of {@code source}'s records by {@code mapping}. */
    public RowReading(Source source, Mapping mapping) {
        this.source = source;
        this.mapping = mapping;
        this.time = new TimeReading(mapping.time());
        this.decisions = new DecisionReading(mapping.consents(), time, source.defaults());
        this.columns = FieldText.columns(mapping.identifiers().values().stream().flatMap(List::stream));
        this.orders = mapping.order() == null ? null : new OrderReading(mapping.order(), source.defaults());
    }

    /** What a record goes by: its own id where the mapping names one and it is there, else {@code otherwise}. */
    public String messageId(Row row, String otherwise) throws Rejection {
        String own = text(row, mapping.messageId());
        if (own.length() > source.limits().maxTextLength())
            throw new Rejection(
                    QuarantineReason.OVERSIZE,
                    "the message id has " + own.length() + " characters; at most "
                            + source.limits().maxTextLength() + " are taken");
        return own.isEmpty() ? otherwise : own;
    }

    /** The touchpoint that a record is. */
    public Touchpoint read(Row row, String messageId, Instant receivedAt) throws Rejection {
        long occurredAt =
                time.read(text(row, mapping.time().field()), receivedAt).toEpochMilli();
        @Nullable Order order = orders == null ? null : orders.read(row, messageId);
        return new Touchpoint(
                messageId,
                source.name(),
                source.channel(),
                mapping.type(),
                text(row, mapping.event()),
                occurredAt,
                receivedAt.toEpochMilli(),
                occurredAt,
                identifiers(row),
                values(row, mapping.traits()),
                decisions.read(row),
                new Context(source.defaults().locale(), "", "", ""),
                new Details(
                        order,
                        mapping.call() == null ? null : call(row, mapping.call()),
                        mapping.complaint() == null ? null : complaint(row, mapping.complaint()),
                        answers(row),
                        values(row, mapping.properties())));
    }

    private List<Identifier> identifiers(Row row) throws Rejection {
        IdentifierSet found = new IdentifierSet(source.limits());
        for (Map.Entry<String, List<Field>> entry : mapping.identifiers().entrySet())
            for (Field field : entry.getValue())
                found.add(entry.getKey(), text(row, field), "the identifier " + entry.getKey());
        return found.toList(columns);
    }

    private static SortedMap<String, Value> values(Row row, SortedMap<String, Field> fields) throws Rejection {
        SortedMap<String, Value> values = new TreeMap<>();
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            switch (entry.getValue()) {
                case Field.Columns(List<String> names)
                when names.size() == 1 -> row.put(entry.getKey(), names.getFirst(), values);
                case Field.Constant constant -> values.put(entry.getKey(), new Value.Text(constant.value()));
                default -> putText(entry.getKey(), text(row, entry.getValue()), values);
            }
        }
        return values;
    }

    private static void putText(String name, String text, SortedMap<String, Value> into) {
        if (!text.isEmpty()) into.put(name, new Value.Text(text));
    }

    private static Call call(Row row, CallFields fields) throws Rejection {
        Call.Direction direction = switch (text(row, fields.direction()).toLowerCase(Locale.ROOT)) {
            case "inbound" -> Call.Direction.INBOUND;
            case "outbound" -> Call.Direction.OUTBOUND;
            default ->
                throw new Rejection(
                        QuarantineReason.WRONG_TYPE,
                        "the call's direction is neither inbound nor outbound; map its texts with values");
        };
        BigDecimal seconds = number(row, fields.duration(), "the call's duration", BigDecimal.ZERO);
        return new Call(direction, seconds.longValue(), text(row, fields.outcome()));
    }

    private static @Nullable Complaint complaint(Row row, ComplaintFields fields) throws Rejection {
        String caseId = text(row, fields.caseId());
        if (caseId.isEmpty()) return null;
        return switch (text(row, fields.open()).toLowerCase(Locale.ROOT)) {
            case "true" -> new Complaint(caseId, true);
            case "false" -> new Complaint(caseId, false);
            default ->
                throw new Rejection(
                        QuarantineReason.WRONG_TYPE,
                        "whether the case is open is neither true nor false; map its states with values");
        };
    }

    private List<Answer> answers(Row row) throws Rejection {
        List<Answer> answers = new ArrayList<>();
        for (AnswerFields fields : mapping.answers()) {
            String score = text(row, fields.score());
            if (score.isEmpty()) continue;
            answers.add(new Answer(
                    text(row, fields.survey()), text(row, fields.question()), text(row, fields.kind()), whole(score)));
        }
        return answers;
    }

    private static int whole(String score) throws Rejection {
        try {
            return Decimals.exact(score, "the score").intValueExact();
        } catch (ArithmeticException e) {
            throw new Rejection(QuarantineReason.WRONG_TYPE, "the score is no whole number");
        }
    }
}
