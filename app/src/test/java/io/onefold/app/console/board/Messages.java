package io.onefold.app.console.board;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
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
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Messages and profiles as they stand in a store. */
final class Messages {
    static final IdentifierKey ANCHOR = new IdentifierKey(4, 7, 7);

    private Messages() {}

    static Observation order(String id, long at, String order, String store, String product, long amount) {
        OrderLine line = new OrderLine("1", product, "cat", BigDecimal.ONE, BigDecimal.valueOf(amount), "CNY");
        return message(
                id,
                at,
                Channel.STORE,
                new Details(new Order(order, List.of(line), store), null, null, List.of(), new TreeMap<>()));
    }

    static Observation complaint(String id, long at, String caseId, boolean open) {
        return message(
                id,
                at,
                Channel.CALL_CENTRE,
                new Details(null, null, new Complaint(caseId, open), List.of(), new TreeMap<>()));
    }

    static Observation answers(String id, long at, int nps, int csat) {
        List<Answer> answers =
                List.of(new Answer("s", "recommend", "nps", nps), new Answer("s", "satisfied", "csat", csat));
        return message(id, at, Channel.SURVEY, new Details(null, null, null, answers, new TreeMap<>()));
    }

    private static Observation message(String id, long at, Channel channel, Details details) {
        return new Observation(
                List.of(new KeyedIdentifier(ANCHOR, "a@example.org")),
                new Touchpoint(
                        id,
                        "source",
                        channel,
                        EventType.TRACK,
                        "Event",
                        at,
                        at,
                        at,
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        Context.NONE,
                        details),
                Collections.emptySortedMap(),
                1);
    }

    static UnifiedProfile profile(String id, int identifiers, long bought, SortedMap<String, Value> computed) {
        SortedMap<String, Value> all = new TreeMap<>(computed);
        all.put("purchase_days", new Value.Whole(bought));
        return new UnifiedProfile(
                id,
                List.of(),
                identifiers,
                new TreeMap<>(),
                new TreeMap<>(),
                new Activity(1, 0, 0, new TreeMap<>(), Collections.nCopies(24, 0L), 0, 0, 0, 0),
                new Purchases(bought, bought, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(Map.of())),
                new Service(0, 0, 0, 0, List.of()),
                all,
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
    }
}
