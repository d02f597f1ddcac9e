package io.onefold.profile.query;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with one question. Not thread-safe. */
final class Problems {
    /** More would help nobody. */
    private static final int MOST_TOLD = 20;

    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    void add(Refusal refusal) {
        add(refusal, refusal.message());
    }

    /** @param message without anything that may be about a person */
    void add(Refusal refusal, String message) {
        refusals.add(refusal);
        messages.add(message);
    }

    /** Answers with the first one's reason and all messages, where there is any. */
    boolean answered(Context request) {
        if (refusals.isEmpty()) return false;
        refusals.getFirst().answer(request, text());
        return true;
    }

    private String text() {
        String told = String.join(". ", messages.subList(0, Math.min(MOST_TOLD, messages.size())));
        return messages.size() <= MOST_TOLD ? told : told + ". And " + (messages.size() - MOST_TOLD) + " more";
    }
}
