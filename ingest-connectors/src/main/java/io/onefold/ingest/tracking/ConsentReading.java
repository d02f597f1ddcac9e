package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.SourceDefaults;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.QuarantineReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The decisions in {@code context.consent.categoryPreferences}, a purpose each, true or false, and those a source stands for. */
final class ConsentReading {
    private static final String PREFERENCES = "context.consent.categoryPreferences";

    private ConsentReading() {}

    static List<ConsentDecision> read(JsonNode context, SourceDefaults defaults) throws Rejection {
        JsonNode preferences = context.path("consent").path("categoryPreferences");
        Map<String, ConsentState> states = new LinkedHashMap<>(defaults.consents());
        if (!preferences.isMissingNode() && !preferences.isNull()) add(preferences, states);
        List<ConsentDecision> decisions = new ArrayList<>(states.size());
        states.forEach((purpose, state) -> decisions.add(
                new ConsentDecision(purpose, state, defaults.consentNamespaces().getOrDefault(purpose, ""))));
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

    private static Rejection wrong(String message) {
        return new Rejection(QuarantineReason.WRONG_TYPE, message);
    }
}
