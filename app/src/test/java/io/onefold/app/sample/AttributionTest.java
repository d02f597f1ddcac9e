package io.onefold.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final int TABLET = 9;

    @Test
    void aMessageThatOnlySharedIdentifiersNameIsNobodys() {
        Attribution best = Attribution.of(
                List.of(message("a1", 1, TABLET), message("b1", 2, TABLET), message("a2", TABLET)),
                Map.of("a1", "anna", "b1", "bo", "a2", "anna"));

        assertThat(best.persons()).isEqualTo(Map.of("a1", "anna", "b1", "bo"));
    }

    @Test
    void messagesOfOnePersonHoldTogetherOnlyByWhatNobodyElseUses() {
        Attribution best = Attribution.of(
                List.of(
                        message("a1", 1, TABLET),
                        message("a2", 1, 3),
                        message("a3", 3),
                        message("a4", 4, TABLET),
                        message("b1", 2, TABLET),
                        message("unknown", 1)),
                Map.of("a1", "anna", "a2", "anna", "a3", "anna", "a4", "anna", "b1", "bo"));

        Map<String, String> pieces = best.pieces();
        assertThat(pieces).containsOnlyKeys("a1", "a2", "a3", "a4", "b1");
        assertThat(pieces.get("a1")).isEqualTo(pieces.get("a2")).isEqualTo(pieces.get("a3"));
        assertThat(pieces.get("a4")).isNotEqualTo(pieces.get("a1"));
        assertThat(pieces.get("b1")).isNotEqualTo(pieces.get("a1")).isNotEqualTo(pieces.get("a4"));
    }

    private static Observation message(String id, int... identifiers) {
        List<KeyedIdentifier> keyed = Arrays.stream(identifiers)
                .mapToObj(each -> new KeyedIdentifier(new IdentifierKey(each, 0, 0), "value"))
                .toList();
        Touchpoint touchpoint = new Touchpoint(
                id,
                "web",
                Channel.WEB,
                EventType.TRACK,
                "Seen",
                1,
                1,
                1,
                List.of(),
                new TreeMap<>(),
                List.of(),
                Context.NONE,
                Details.NONE);
        return new Observation(keyed, touchpoint, new TreeMap<>(), 0);
    }
}
