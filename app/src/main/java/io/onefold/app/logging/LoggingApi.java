package io.onefold.app.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.onefold.app.logging.LogLevels.RefusedLevelException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/logging} and {@code GET} and {@code PUT /v1/logging/LOGGER}, for whoever is on this machine. Thread-safe. */
public final class LoggingApi {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingApi.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LogLevels levels = new LogLevels();

    /** Adds the routes. */
    public void addRoutes(JavalinConfig config) {
        config.routes.get("/v1/logging", request -> {
            if (isLocal(request)) answer(request, 200, levels.all());
        });
        config.routes.get("/v1/logging/{logger}", this::tell);
        config.routes.put("/v1/logging/{logger}", this::set);
    }

    private void tell(Context request) throws JsonProcessingException {
        if (!isLocal(request)) return;
        Optional<String> level = levels.level(request.pathParam("logger"));
        if (level.isPresent()) answer(request, 200, Map.of("level", level.get()));
        else answer(request, 404, Map.of("error", "there is no logger of this name, nor one below it"));
    }

    private void set(Context request) throws JsonProcessingException {
        if (!isLocal(request)) return;
        String logger = request.pathParam("logger");
        String level = level(request.body());
        try {
            levels.set(logger, level);
            LOG.info("event=level-set logger={} level={}", logger, level);
            tell(request);
        } catch (RefusedLevelException e) {
            answer(request, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static String level(String body) {
        try {
            JsonNode told = JSON.readTree(body);
            return told.path("level").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Whether whoever asks is on this machine; has refused where not. */
    private static boolean isLocal(Context request) throws JsonProcessingException {
        try {
            // An address, so nothing is looked up.
            if (InetAddress.getByName(request.req().getRemoteAddr()).isLoopbackAddress()) return true;
        } catch (UnknownHostException e) {
            // Then it is none of ours.
        }
        answer(request, 403, Map.of("error", "only from the machine that it runs on"));
        return false;
    }

    private static void answer(Context request, int status, Object body) throws JsonProcessingException {
        request.status(status).contentType("application/json").result(JSON.writeValueAsString(body));
    }
}
