package io.onefold.testing.fuzz;

import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Touchpoints that are as they should be. */
final class Touches {
    private Touches() {}

    static Touchpoint of(Channel channel) {
        return new Touchpoint(
                "m1",
                "shop",
                channel,
                EventType.TRACK,
                "Viewed",
                1_772_000_000_000L,
                1_772_000_000_500L,
                1_772_000_000_000L,
                List.of(new Identifier("customer_id", "u1"), new Identifier("email", "a@example.com")),
                new TreeMap<>(Map.of("city", new Value.Text("上海"), "spent", new Value.Real(12.5))),
                List.of(),
                Context.NONE,
                Details.NONE);
    }
}
