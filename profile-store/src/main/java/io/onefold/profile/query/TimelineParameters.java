package io.onefold.profile.query;

import io.javalin.http.Context;
import io.onefold.profile.store.TimelineCursor;
import io.onefold.profile.store.TimelineFilter;
import io.onefold.profile.store.TimelineQuery;
import io.onefold.schemas.Channel;
import io.onefold.schemas.EventType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads which page of a timeline a request asks for. */
final class TimelineParameters {
    static final Set<String> KNOWN = Set.of("channel", "type", "source", "event", "from", "to", "limit", "cursor");

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private final QueryParameters parameters;
    private final Problems problems;

    private TimelineParameters(QueryParameters parameters, Problems problems) {
        this.parameters = parameters;
        this.problems = problems;
    }

    /** Problems are added to those there are; where there are any, the query is of no use. */
    static TimelineQuery read(Context request, Problems problems) {
        return new TimelineParameters(new QueryParameters(request, KNOWN, problems), problems).query();
    }

    private TimelineQuery query() {
        TimelineFilter filter = new TimelineFilter(
                anyOf("channel", Channel.values(), Channel::label),
                anyOf("type", EventType.values(), JsonValues::word),
                texts("source"),
                texts("event"),
                during());
        return new TimelineQuery(cursor(), filter, limit());
    }

    private Optional<TimelineCursor> cursor() {
        Optional<String> text = parameters.single("cursor", Refusal.INVALID_CURSOR);
        Optional<TimelineCursor> cursor = text.flatMap(TimelineCursor::parse);
        if (text.isPresent() && cursor.isEmpty()) problems.add(Refusal.INVALID_CURSOR);
        return cursor;
    }

    private int limit() {
        String text = parameters.single("limit", Refusal.INVALID_LIMIT).orElse("" + DEFAULT_LIMIT);
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit >= 1 && limit <= MOST) return limit;
        problems.add(Refusal.INVALID_LIMIT);
        return DEFAULT_LIMIT;
    }

    private <T> Set<T> anyOf(String parameter, T[] all, Function<T, String> label) {
        Map<String, T> known = Arrays.stream(all)
                .collect(Collectors.toMap(label, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        List<String> words = parameters.all(parameter);
        if (!known.keySet().containsAll(words))
            problems.add(Refusal.INVALID_FILTER, parameter + " is one of " + String.join(", ", known.keySet()));
        return words.stream().filter(known::containsKey).map(known::get).collect(Collectors.toSet());
    }

    private Set<String> texts(String parameter) {
        List<String> texts = parameters.all(parameter);
        if (texts.contains(""))
            problems.add(Refusal.INVALID_FILTER, parameter + " is empty; name one, or leave it out");
        return Set.copyOf(texts);
    }

    private TimelineFilter.Span during() {
        OptionalLong from = parameters.time("from", Refusal.INVALID_FILTER);
        OptionalLong to = parameters.time("to", Refusal.INVALID_FILTER);
        if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong())
            problems.add(Refusal.INVALID_FILTER, "from is not before to; swap them, or leave one out");
        return new TimelineFilter.Span(
                from.orElse(Long.MIN_VALUE), to.isPresent() ? to.getAsLong() - 1 : Long.MAX_VALUE);
    }
}
