package io.onefold.profile;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Profiles and messages that say everything that one can say. */
public final class Samples {
    public static final long AT = 1_747_000_000_000L;

    private Samples() {}

    public static IdentifierKey key(int strength, long low) {
        return RandomMessages.key(strength, low);
    }

    public static UnifiedProfile profile(String id) {
        return profile(id, traits(), sorted(Map.of("news", consent(ConsentState.DENIED))));
    }

    /** The same with other traits and consents. */
    public static UnifiedProfile profile(
            String id, SortedMap<String, Trait> traits, SortedMap<String, Consent> consents) {
        ProfileIdentifier customer = new ProfileIdentifier("customer_id", "7", AT, AT + 5);
        ProfileIdentifier email = new ProfileIdentifier("email", "li@example.org", AT, AT + 4);
        ProfileIdentifier phone = new ProfileIdentifier("phone", "", 0, 0);
        Link link = new Link(customer, email, AT, AT + 4, "", List.of(new Evidence("shop", "web", "m1", AT)));
        Link refused = new Link(customer, phone, AT, AT, "never", List.of());
        return new UnifiedProfile(
                id,
                List.of(customer, email),
                2,
                traits,
                consents,
                new Activity(5, AT, AT + 5, sorted(Map.of("web", 5L)), Collections.nCopies(24, 1L), 1, 2, 3, 4),
                new Purchases(
                        1,
                        2,
                        AT,
                        AT + 1,
                        sorted(Map.of("CNY", new BigDecimal("1234567890123456789.05"))),
                        sorted(Map.of("CNY", new BigDecimal("0.1"))),
                        sorted(Map.of("tea", 2L))),
                new Service(1, 60, 1, 0, List.of(new LatestAnswer("spring", "q1", "nps", 9, AT))),
                sorted(Map.of("life_cycle", new Value.Text("active"), "spend_30d.CNY", new Value.Real(12.5))),
                List.of("lapsing", "tea-lovers"),
                sorted(Map.of("divided", "a division by zero")),
                List.of(link),
                List.of(new RefusedLink(refused, "never")),
                false);
    }

    /** A decision that says everything. */
    public static Consent consent(ConsentState state) {
        return new Consent(state, AT, "shop", "m1", "text-7", 0, true, true, "");
    }

    private static SortedMap<String, Trait> traits() {
        SortedMap<String, Trait> traits = new TreeMap<>();
        traits.put("name", trait(new Value.Text("Li")));
        traits.put("age", trait(new Value.Whole(30)));
        traits.put("score", trait(new Value.Real(0.5)));
        traits.put("member", trait(new Value.Flag(true)));
        traits.put("tags", trait(new Value.Texts(List.of("a", "b"))));
        return traits;
    }

    private static Trait trait(Value value) {
        return new Trait(value, "shop", "m1", AT);
    }

    /** A message of one anchor that says nothing. */
    public static Observation message(IdentifierKey anchor, String id, long occurredAt) {
        return message(anchor, id, occurredAt, Details.NONE);
    }

    /** A message that says everything. */
    public static Observation fullMessage(IdentifierKey anchor, String id, long occurredAt) {
        OrderLine line = new OrderLine("1", "tea", "drinks", new BigDecimal("2"), new BigDecimal("-19.90"), "CNY");
        SortedMap<String, Value> properties = new TreeMap<>();
        properties.put("url", new Value.Text("/"));
        return message(
                anchor,
                id,
                occurredAt,
                new Details(
                        new Order("o1", List.of(line)),
                        new Call(Call.Direction.INBOUND, 60, "solved"),
                        new Complaint("c1", true),
                        List.of(new Answer("spring", "q1", "nps", 9)),
                        properties));
    }

    private static Observation message(IdentifierKey anchor, String id, long occurredAt, Details details) {
        SortedMap<String, Value> traits = new TreeMap<>();
        traits.put("name", new Value.Text("Li"));
        traits.put("nick", new Value.Cleared());
        Touchpoint touchpoint = new Touchpoint(
                id,
                "shop",
                Channel.WEB,
                EventType.TRACK,
                "Visited",
                occurredAt,
                occurredAt + 1,
                AT,
                List.of(),
                traits,
                List.of(new ConsentDecision("news", ConsentState.DENIED, "email")),
                Context.NONE,
                details);
        return new Observation(
                List.of(new KeyedIdentifier(anchor, "7")), touchpoint, Collections.emptySortedMap(), occurredAt);
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
        return new TreeMap<>(map);
    }
}
