package io.onefold.testing.erasure;

import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A person all of whose values hold one text that occurs nowhere else, and another person who once wrote that one's address. */
record MarkedPerson(String mark, long at) {
    String email() {
        return mark + "@example.com";
    }

    Identifier customer() {
        return new Identifier("customer_id", "c-" + mark);
    }

    List<Touchpoint> touchpoints() {
        Identifier address = new Identifier("email", email());
        Identifier cookie = new Identifier("anonymous_id", "cookie-" + mark);
        Identifier other = new Identifier("customer_id", "other-customer");
        return List.of(
                touchpoint("marked-1", List.of(customer(), address, cookie), "traits"),
                touchpoint("marked-2", List.of(customer()), "order"),
                touchpoint("marked-3", List.of(cookie), "context"),
                touchpoint("marked-4", List.of(address), "properties"),
                touchpoint("marked-5", List.of(other, address), "echo"));
    }

    IdentityCommandRequest erasure() {
        return new IdentityCommandRequest(
                "erase-marked", "erase-person", customer(), null, at + 3_600_000, "officer", "asked");
    }

    private List<ConsentDecision> consents() {
        return List.of(
                new ConsentDecision("sharing", ConsentState.GRANTED, "", 0, true, false, "text " + mark),
                new ConsentDecision("news", ConsentState.DENIED, "email", 0, false, false, "text " + mark));
    }

    private Touchpoint touchpoint(String id, List<Identifier> identifiers, String where) {
        Map<String, Value> traits = switch (where) {
            case "traits" -> Map.of("nickname", new Value.Text("nick " + mark));
            case "echo" -> Map.of("email", new Value.Text(email()), "city", new Value.Text("Xi'an"));
            default -> Map.of();
        };
        OrderLine line = new OrderLine("1", "product " + mark, "toys", BigDecimal.ONE, new BigDecimal("12.50"), "CNY");
        Order order = where.equals("order") ? new Order("order-" + mark, List.of(line)) : null;
        Map<String, Value> properties =
                where.equals("properties") ? Map.of("search", new Value.Text("find " + mark)) : Map.of();
        return new Touchpoint(
                id,
                "shop",
                Channel.WEB,
                where.equals("order") ? EventType.TRACK : EventType.IDENTIFY,
                where.equals("order") ? "Order Completed" : "",
                at,
                at + 1_000,
                at,
                identifiers,
                new TreeMap<>(traits),
                where.equals("traits") ? consents() : List.of(),
                where.equals("context") ? new Context("zh-CN", "192.0.2.7", "agent " + mark, "") : Context.NONE,
                new Details(order, null, null, List.of(), new TreeMap<>(properties)));
    }
}
