package io.onefold.ingest.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.onefold.ingest.hook.Hook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the sources that call us call: {@code /v1/hooks/NAME}, by GET where they check who we are and by POST. */
final class HookRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(HookRoutes.class);
    private static final String PATH = "/v1/hooks/{name}";
    private static final int RETRY_AFTER_SECONDS = 30;

    private final Map<String, Hook> hooks;
    private final Intake intake;
    private final InstantSource clock;

    HookRoutes(Map<String, Hook> hooks, Intake intake, InstantSource clock) {
        this.hooks = Map.copyOf(hooks);
        this.intake = intake;
        this.clock = clock;
    }

    void add(JavalinConfig config) {
        config.routes.get(PATH, this::handle);
        config.routes.post(PATH, this::handle);
    }

    private void handle(Context request) {
        String name = request.pathParam("name");
        try {
            @Nullable Hook hook = hooks.get(name);
            if (hook == null)
                throw HttpRefusal.lasting(
                        404, "unknown-source", "no source of that name calls here; check the address");
            intake.take(request, body -> reply(request, name, hook, body));
        } catch (HttpRefusal refusal) {
            Answers.refuse(request, refusal, request.path());
        }
    }

    private Intake.Reply reply(Context request, String name, Hook hook, byte[] body) throws HttpRefusal {
        try {
            Hook.Answer answer = hook.answer(call(request, body));
            return new Intake.Reply(
                    answer.fates(),
                    refusal -> refusal.ifPresentOrElse(
                            why -> Answers.refuse(request, why, request.path()),
                            () -> request.status(answer.status())
                                    .contentType(answer.contentType())
                                    .result(answer.body())));
        } catch (IOException e) {
            LOG.warn("event=hook-not-ready source={} why={}", name, e.getMessage());
            throw HttpRefusal.passing(
                    503,
                    "not-ready",
                    "a credential of the source is missing here; send it again later",
                    RETRY_AFTER_SECONDS);
        }
    }

    private Hook.Call call(Context request, byte[] body) {
        Map<String, String> query = new HashMap<>();
        request.queryParamMap().forEach((key, values) -> query.put(key, first(values)));
        Map<String, String> headers = new HashMap<>();
        request.headerMap().forEach((key, value) -> headers.put(key.toLowerCase(Locale.ROOT), value));
        return new Hook.Call(
                Objects.requireNonNull(request.method()).name(),
                query,
                headers,
                ByteBuffer.wrap(body),
                clock.instant());
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }
}
