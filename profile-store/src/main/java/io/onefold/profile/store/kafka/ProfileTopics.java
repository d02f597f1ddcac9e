package io.onefold.profile.store.kafka;

import java.util.List;

/**
 * The names of the topics that the store copies.
 *
 * @param timelineChangelog the compacted changelog of the timeline store
 */
public record ProfileTopics(String profiles, String index, String timelineChangelog) {
    List<String> all() {
        return List.of(profiles, index, timelineChangelog);
    }
}
