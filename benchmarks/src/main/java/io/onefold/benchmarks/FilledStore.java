package io.onefold.benchmarks;

import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A store of made-up people; every second one bought something. */
final class FilledStore {
    private static final int TRAITS = 12;
    private static final int COMPUTED = 40;
    private static final long NOW = System.currentTimeMillis();

    private FilledStore() {}

    /** Puts so many people into an empty store; of each who bought, so many messages. */
    static void fill(ProfileStore store, int people, int messages) {
        List<StoreChange> changes = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            boolean hasBought = person % 2 == 0;
            IdentifierKey anchor = key(person);
            changes.add(new StoreChange.ProfilePublished(profile(person, hasBought)));
            changes.add(new StoreChange.IndexEntryPublished(new ProfileIndexEntry.Member(anchor, id(person))));
            if (hasBought)
                for (int message = 0; message < messages; message++)
                    changes.add(new StoreChange.MessageKept(order(anchor, person, message)));
            if (changes.size() > 5_000 || person == people - 1) {
                store.writer().apply(changes, List.of());
                changes.clear();
            }
        }
    }

    /** The key of the one identifier of a person. */
    static IdentifierKey key(int person) {
        return new IdentifierKey(4, new Random(person).nextLong(), person);
    }

    /** A person's profile id. */
    static String id(int person) {
        return UUID.nameUUIDFromBytes(("person " + person).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Observation order(IdentifierKey anchor, int person, int message) {
        String id = person + "-" + message;
        OrderLine line = new OrderLine(
                "1", "product " + message, "tea", BigDecimal.ONE, BigDecimal.valueOf(10 + message), "CNY");
        long at = NOW - message * 13L * 86_400_000 - person;
        return new Observation(
                List.of(new KeyedIdentifier(anchor, "person" + person + "@example.org")),
                new Touchpoint(
                        id,
                        "shop",
                        Channel.WEB,
                        EventType.TRACK,
                        "Order Completed",
                        at,
                        at,
                        at,
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        Context.NONE,
                        new Details(new Order(id, List.of(line), "s1"), null, null, List.of(), new TreeMap<>())),
                Collections.emptySortedMap(),
                person);
    }

    private static UnifiedProfile profile(int person, boolean hasBought) {
        SortedMap<String, Trait> traits = new TreeMap<>();
        for (int i = 0; i < TRAITS; i++)
            traits.put("trait_" + i, new Trait(new Value.Text("value " + person), "shop", "m" + person, NOW));
        SortedMap<String, Value> computed = new TreeMap<>();
        for (int i = 0; i < COMPUTED; i++) computed.put("computed_" + i, new Value.Real(person * 0.5 + i));
        computed.put("life_cycle", new Value.Text(hasBought ? "active" : "prospect"));
        computed.put("value_tier", new Value.Text("low"));
        computed.put("purchase_days", new Value.Whole(hasBought ? 5 : 0));
        computed.put("lifetime_value", new Value.Real(person % 10_000));
        long orders = hasBought ? 20 : 0;
        return new UnifiedProfile(
                id(person),
                List.of(new ProfileIdentifier("email", "person" + person + "@example.org", NOW, NOW)),
                3,
                traits,
                new TreeMap<>(),
                new Activity(20, NOW, NOW, new TreeMap<>(), Collections.nCopies(24, 1L), 1, 2, 3, 4),
                new Purchases(orders, orders, NOW, NOW, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                new Service(0, 0, 0, 0, List.of()),
                computed,
                List.of("buyers"),
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
    }
}
