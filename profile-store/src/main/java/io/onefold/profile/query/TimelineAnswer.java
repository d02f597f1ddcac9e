package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.onefold.profile.store.TimelinePage;
import io.onefold.profile.store.TimelineQuery;
import java.io.IOException;
import java.util.Optional;

/** The two halves of an answer with a page of a timeline, for those who change messages in between. */
public final class TimelineAnswer {
    private TimelineAnswer() {}

    /** What a request's parameters ask for, as the query API has them; empty where it was refused, which then is the answer. */
    public static Optional<TimelineQuery> asked(Context request) {
        Problems problems = new Problems();
        TimelineQuery query = TimelineParameters.read(request, problems);
        return problems.answered(request) ? Optional.empty() : Optional.of(query);
    }

    /** Writes a page as the query API does. */
    public static void write(JsonGenerator json, String profileId, TimelinePage page) throws IOException {
        TimelineJson.write(json, profileId, page);
    }
}
