package io.onefold.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.query.ProfileJson;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.TimelineCursor;
import io.onefold.profile.store.TimelinePage;
import io.onefold.profile.store.TimelineQuery;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where a value of a profile is from, and what else was told: all messages that told it, newest first.
 *
 * @param isWhole whether the whole timeline was looked at; else only its newest messages
 */
record Provenance(List<Told> told, boolean isWhole) {
    /** What can be asked for: a trait or a purpose of consent, by its name. */
    static final Set<String> KINDS = Set.of("trait", "consent");

    private static final int MOST_TOLD = 50;
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;

    /** One message that told it. */
    record Told(Value value, String source, String channel, String messageId, long occurredAt) {}

    Provenance {
        told = List.copyOf(told);
    }

    /** Looks through a profile's timeline, newest first, until enough was found or looked at. */
    static Provenance of(ProfileReader profiles, String profileId, String kind, String name) {
        List<Told> told = new ArrayList<>();
        TimelineQuery query = TimelineQuery.newest(PAGE);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            TimelinePage page = profiles.timeline(profileId, query);
            for (Observation each : page.messages()) {
                value(each.touchpoint(), kind, name).ifPresent(value -> told.add(told(each.touchpoint(), value)));
                if (told.size() >= MOST_TOLD) return new Provenance(told, false);
            }
            Optional<TimelineCursor> next = page.next();
            if (next.isEmpty()) return new Provenance(told, true);
            query = query.after(next.get());
        }
        return new Provenance(told, false);
    }

    private static Optional<Value> value(Touchpoint touchpoint, String kind, String name) {
        if (kind.equals("trait")) return Optional.ofNullable(touchpoint.traits().get(name));
        for (ConsentDecision each : touchpoint.consents())
            if (each.purpose().equals(name))
                return Optional.of(new Value.Text(each.state().name().toLowerCase(Locale.ROOT)));
        return Optional.empty();
    }

    private static Told told(Touchpoint touchpoint, Value value) {
        return new Told(
                value,
                touchpoint.source(),
                touchpoint.channel().label(),
                touchpoint.messageId(),
                touchpoint.occurredAt());
    }

    /** @param shown what of a value may be shown */
    void write(JsonGenerator json, UnaryOperator<Value> shown) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("whole", isWhole);
        json.writeArrayFieldStart("told");
        for (Told each : told) {
            json.writeStartObject();
            json.writeFieldName("value");
            ProfileJson.write(json, shown.apply(each.value()));
            json.writeStringField("source", each.source());
            json.writeStringField("channel", each.channel());
            json.writeStringField("messageId", each.messageId());
            json.writeNumberField("occurredAt", each.occurredAt());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
