package io.onefold.profile.store;

import io.onefold.schemas.Observation;
import java.util.List;
import java.util.Optional;

/**
 * Some messages of a profile.
 *
 * @param messages newest first
 * @param next where the next page begins; empty where there is none
 */
public record TimelinePage(List<Observation> messages, Optional<TimelineCursor> next) {
    public TimelinePage {
        messages = List.copyOf(messages);
    }

    @Override
    public String toString() {
        return "TimelinePage[" + messages.size() + " messages]";
    }
}
