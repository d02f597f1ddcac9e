package io.onefold.app.segments;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.app.answer.LongAnswer;
import io.onefold.app.config.Configuration;
import io.onefold.app.config.ConfigurationProblem;
import io.onefold.app.config.InvalidConfigurationException;
import io.onefold.app.config.SegmentsFile;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.store.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Counts what a file of segments would be: {@code POST /v1/segments/preview} with the file as body. The answer is lines of JSON, one now
 * and then on how far it is, and the counts on the last. One at a time, since each looks at every profile. Thread-safe.
 */
public final class PreviewApi {
    private static final int MOST_BYTES = 1 << 20;

    private final ProfileReader profiles;
    private final Questions running;
    private final KnownNames known;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Semaphore free = new Semaphore(1);

    public PreviewApi(ProfileReader profiles, Configuration configuration, InstantSource clock) {
        this.profiles = profiles;
        this.running = configuration.profile().questions();
        this.known = configuration.knownNames();
        this.zone = configuration.identity().zone();
        this.clock = clock;
    }

    /** Adds the route. */
    public void addRoutes(JavalinConfig config) {
        config.routes.post("/v1/segments/preview", this::answer);
    }

    private void answer(Context request) throws IOException {
        byte[] body;
        try (InputStream told = request.bodyInputStream()) {
            body = told.readNBytes(MOST_BYTES + 1);
        }
        if (body.length > MOST_BYTES) {
            request.header("Connection", "close");
            LongAnswer.refuse(request, HttpStatus.CONTENT_TOO_LARGE, "the file has more than " + MOST_BYTES + " bytes");
            return;
        }
        Questions proposed;
        try {
            proposed = SegmentsFile.read("segments.yaml", new String(body, StandardCharsets.UTF_8), known);
        } catch (InvalidConfigurationException e) {
            LongAnswer.refuse(request, HttpStatus.BAD_REQUEST, text(e.problems()));
            return;
        }
        if (!free.tryAcquire()) {
            request.header("Retry-After", "10");
            LongAnswer.refuse(
                    request, HttpStatus.TOO_MANY_REQUESTS, "another preview is under way; ask again when it has ended");
            return;
        }
        try {
            count(request, new Preview(profiles, new Trial(running, proposed), clock.millis(), zone));
        } finally {
            free.release();
        }
    }

    /** Whoever has gone away ends it: writing to them fails. */
    private static void count(Context request, Preview preview) throws IOException {
        LongAnswer answer = LongAnswer.to(request);
        try {
            List<SegmentCount> counts = preview.run((looked, part) -> {
                answer.write(PreviewLine.underWay(looked, part));
                return true;
            });
            answer.write(new PreviewLine(preview.looked(), 1, true, counts));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String text(List<ConfigurationProblem> problems) {
        return problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n"));
    }
}
