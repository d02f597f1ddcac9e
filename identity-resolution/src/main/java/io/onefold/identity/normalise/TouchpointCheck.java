package io.onefold.identity.normalise;

import io.onefold.identity.normalise.TouchpointOutcome.Rejected;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What has to hold of a touchpoint before its identifiers are looked at: fields are there, times plausible, sizes bounded. */
final class TouchpointCheck {
    private static final long OLDEST = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST_EXPIRY =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();
    private static final long MAX_AHEAD = Duration.ofHours(24).toMillis();

    private final TouchpointLimits limits;

    TouchpointCheck(TouchpointLimits limits) {
        this.limits = limits;
    }

    /** The first thing that is wrong, null if nothing is. */
    @Nullable
    Rejected check(Touchpoint touchpoint) {
        Rejected found = fields(touchpoint);
        if (found == null) found = times(touchpoint);
        if (found == null) found = values("trait", touchpoint.traits());
        if (found == null) found = values("property", touchpoint.details().properties());
        return found;
    }

    private @Nullable Rejected fields(Touchpoint touchpoint) {
        Rejected found = name("messageId", touchpoint.messageId());
        if (found == null) found = name("source", touchpoint.source());
        for (ConsentDecision decision : touchpoint.consents()) if (found == null) found = decision(decision);
        Complaint complaint = touchpoint.details().complaint();
        if (found == null && complaint != null) found = name("complaint.caseId", complaint.caseId());
        Order order = touchpoint.details().order();
        return found == null && order != null ? order(order) : found;
    }

    private @Nullable Rejected decision(ConsentDecision decision) {
        Rejected found = name("consents.purpose", decision.purpose());
        if (found != null) return found;
        if (decision.proof().length() > limits.maxNameLength())
            return oversize("consents.proof is longer than " + limits.maxNameLength()
                    + " characters: it is a reference to what was agreed to, not the text itself");
        boolean plausible =
                decision.expiresAt() == 0 || (decision.expiresAt() >= OLDEST && decision.expiresAt() < LATEST_EXPIRY);
        return plausible
                ? null
                : new Rejected(
                        QuarantineReason.WRONG_TYPE,
                        "consents.expiresAt is before 1990 or after 9999: are these milliseconds?");
    }

    private @Nullable Rejected order(Order order) {
        Rejected found = name("order.orderId", order.orderId());
        if (found == null) found = length("order.store", order.store());
        for (OrderLine line : order.lines()) {
            if (found == null) found = name("order.lines.lineId", line.lineId());
            if (found == null) found = digits("order.lines.amount", line.amount());
            if (found == null) found = digits("order.lines.quantity", line.quantity());
            if (found == null) found = length("order.lines.brand", line.brand());
            if (found == null) found = discount(line.discount());
            if (found == null && line.cost() != null) found = digits("order.lines.cost", line.cost());
        }
        return found;
    }

    private @Nullable Rejected discount(@Nullable BigDecimal discount) {
        if (discount == null) return null;
        return discount.signum() < 0
                ? new Rejected(
                        QuarantineReason.WRONG_TYPE,
                        "order.lines.discount is below 0; send what was taken off as a number above it")
                : digits("order.lines.discount", discount);
    }

    private @Nullable Rejected name(String field, String text) {
        if (text.isBlank()) return new Rejected(QuarantineReason.MISSING_FIELD, field + " is missing or blank");
        return length(field, text);
    }

    private @Nullable Rejected length(String field, String text) {
        return text.length() > limits.maxNameLength()
                ? oversize(field + " is longer than " + limits.maxNameLength() + " characters")
                : null;
    }

    private @Nullable Rejected digits(String field, BigDecimal number) {
        boolean small = Math.abs((long) number.scale()) <= limits.maxDigits()
                && number.precision() <= 2 * limits.maxDigits()
                && (long) number.precision() - number.scale() <= limits.maxDigits();
        return small
                ? null
                : oversize(field + " has more than " + limits.maxDigits() + " digits on one side of the point");
    }

    private static @Nullable Rejected times(Touchpoint touchpoint) {
        if (touchpoint.occurredAt() < OLDEST)
            return new Rejected(
                    QuarantineReason.EVENT_TIME_TOO_OLD,
                    "occurredAt is before 1990-01-01T00:00:00Z: are these milliseconds?");
        if (touchpoint.occurredAt() - MAX_AHEAD > touchpoint.receivedAt())
            return new Rejected(
                    QuarantineReason.EVENT_TIME_IN_FUTURE,
                    "occurredAt is more than 24 hours after receipt: check the sender's clock and time zone");
        return null;
    }

    private @Nullable Rejected values(String what, SortedMap<String, Value> values) {
        if (values.size() > limits.maxValues()) return oversize("more than " + limits.maxValues() + " of kind " + what);
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            Rejected found = name(what + " name", entry.getKey());
            if (found == null) found = value(what, entry.getValue());
            if (found != null) return found;
        }
        return null;
    }

    private @Nullable Rejected value(String what, Value value) {
        return switch (value) {
            case Value.Text(String text) -> text(what, text);
            case Value.Texts(List<String> texts) -> {
                Rejected found = texts.size() > limits.maxValues()
                        ? oversize("a " + what + " lists more than " + limits.maxValues() + " values")
                        : null;
                for (String text : texts) if (found == null) found = text(what, text);
                yield found;
            }
            case Value.Whole whole -> null;
            case Value.Real real -> null;
            case Value.Flag flag -> null;
            case Value.Cleared cleared -> null;
        };
    }

    private @Nullable Rejected text(String what, String text) {
        return text.length() > limits.maxTextLength()
                ? oversize("a " + what + " is longer than " + limits.maxTextLength() + " characters")
                : null;
    }

    /** Whether the content as a whole is too big. */
    @Nullable
    Rejected size(byte[] content) {
        return content.length > limits.maxBytes()
                ? oversize(
                        "the touchpoint has " + content.length + " bytes, at most " + limits.maxBytes() + " are taken")
                : null;
    }

    private static Rejected oversize(String message) {
        return new Rejected(QuarantineReason.OVERSIZE, message);
    }
}
