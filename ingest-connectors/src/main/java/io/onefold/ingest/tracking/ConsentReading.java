package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.SourceDefaults;
import io.onefold.ingest.json.JsonTime;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.QuarantineReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The decisions in {@code context.consent.categoryPreferences}, a purpose each, true or false, and those a source stands for. How one was
 * given stands in {@code context.consent.categoryDetails}, which is Onefold's own.
 */
final class ConsentReading {
    private static final String PREFERENCES = "context.consent.categoryPreferences";
    private static final String DETAILS = "context.consent.categoryDetails";
    private static final Set<String> KEYS = new TreeSet<>(Set.of("expiresAt", "separate", "guardian", "proof"));

    private ConsentReading() {}

    static List<ConsentDecision> read(JsonNode context, SourceDefaults defaults) throws Rejection {
        JsonNode consent = context.path("consent");
        JsonNode preferences = consent.path("categoryPreferences");
        Map<String, ConsentState> states = new LinkedHashMap<>(defaults.consents());
        if (!preferences.isMissingNode() && !preferences.isNull()) add(preferences, states);
        JsonNode details = consent.path("categoryDetails");
        check(details, states.keySet());
        List<ConsentDecision> decisions = new ArrayList<>(states.size());
        for (Map.Entry<String, ConsentState> state : states.entrySet()) {
            String purpose = state.getKey();
            String namespace = defaults.consentNamespaces().getOrDefault(purpose, "");
            decisions.add(decision(purpose, state.getValue(), namespace, details.path(purpose)));
        }
        return decisions;
    }

    private static void add(JsonNode preferences, Map<String, ConsentState> states) throws Rejection {
        if (!preferences.isObject()) throw wrong(PREFERENCES + " is no object; send {\"purpose\": true or false}");
        for (Map.Entry<String, JsonNode> preference : preferences.properties())
            states.put(preference.getKey(), state(preference.getValue()));
    }

    private static ConsentState state(JsonNode preference) throws Rejection {
        if (preference.isNull()) return ConsentState.UNKNOWN;
        if (!preference.isBoolean()) throw wrong("a value in " + PREFERENCES + " is neither true nor false");
        return preference.booleanValue() ? ConsentState.GRANTED : ConsentState.DENIED;
    }

    /** A condition that is passed over would widen what was granted. */
    private static void check(JsonNode details, Set<String> decided) throws Rejection {
        if (details.isMissingNode() || details.isNull()) return;
        if (!details.isObject()) throw wrong(DETAILS + " is no object; send {\"purpose\": {\"separate\": true}}");
        for (Map.Entry<String, JsonNode> each : details.properties()) {
            if (!decided.contains(each.getKey()))
                throw wrong(DETAILS + " has a purpose that nothing is decided of in " + PREFERENCES);
            if (!each.getValue().isObject()) throw wrong("a value in " + DETAILS + " is no object");
            for (Map.Entry<String, JsonNode> field : each.getValue().properties())
                if (!KEYS.contains(field.getKey()))
                    throw wrong("a value in " + DETAILS + " has a field that is not known; there are "
                            + String.join(", ", KEYS));
        }
    }

    private static ConsentDecision decision(String purpose, ConsentState state, String namespace, JsonNode details)
            throws Rejection {
        @Nullable Instant expiresAt = JsonTime.read(details.path("expiresAt"), "expiresAt in " + DETAILS);
        JsonNode proof = details.path("proof");
        if (!proof.isMissingNode() && !proof.isNull() && !proof.isTextual())
            throw wrong("proof in " + DETAILS + " is no text");
        return new ConsentDecision(
                purpose,
                state,
                namespace,
                expiresAt == null ? 0 : Math.max(1, expiresAt.toEpochMilli()),
                flag(details, "separate"),
                flag(details, "guardian"),
                proof.asText(""));
    }

    private static boolean flag(JsonNode details, String key) throws Rejection {
        JsonNode told = details.path(key);
        if (!told.isMissingNode() && !told.isNull() && !told.isBoolean())
            throw wrong(key + " in " + DETAILS + " is neither true nor false");
        return told.asBoolean(false);
    }

    private static Rejection wrong(String message) {
        return new Rejection(QuarantineReason.WRONG_TYPE, message);
    }
}
