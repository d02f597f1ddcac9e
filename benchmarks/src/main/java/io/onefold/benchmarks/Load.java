package io.onefold.benchmarks;

import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A steady state of visits: half of the events know a cookie only, a fifth a cookie and a device, a quarter a customer with both, one in
 * twenty comes from a member system with e-mail and telephone.
 */
final class Load {
    private final Random random = new Random(1);
    private int people;
    private long number;

    Load(int people) {
        this.people = people;
    }

    List<Touchpoint> next(int events, long at) {
        List<Touchpoint> touchpoints = new ArrayList<>(events);
        for (int i = 0; i < events; i++) touchpoints.add(next(at));
        return touchpoints;
    }

    /** From now on of more people: whoever is new becomes known by a visit with two cookies, a device and a number. */
    List<Touchpoint> grow(int more, long at) {
        List<Touchpoint> first = new ArrayList<>(more);
        for (int person = people; person < people + more; person++)
            first.add(next(at).withIdentifiers(List.of(
                    new Identifier("anonymous_id", "cookie-" + person + "-0"),
                    new Identifier("anonymous_id", "cookie-" + person + "-1"),
                    new Identifier("device_id", "device-" + person),
                    new Identifier("customer_id", "customer-" + person))));
        people += more;
        return first;
    }

    /** One of this moment. */
    Touchpoint next() {
        return next(System.currentTimeMillis());
    }

    Touchpoint next(long at) {
        int person = random.nextInt(Math.max(people, 1));
        int kind = random.nextInt(20);
        List<Identifier> identifiers = new ArrayList<>();
        if (kind < 19) identifiers.add(new Identifier("anonymous_id", "cookie-" + person + "-" + random.nextInt(2)));
        if (kind >= 10 && kind < 19) identifiers.add(new Identifier("device_id", "device-" + person));
        if (kind >= 14) identifiers.add(new Identifier("customer_id", "customer-" + person));
        if (kind == 19) {
            identifiers.add(new Identifier("email", "person" + person + "@mail.test"));
            identifiers.add(new Identifier("phone", "+86139" + String.format("%08d", person)));
        }
        TreeMap<String, Value> traits = new TreeMap<>();
        String id = "m" + number++;
        traits.put("probe", new Value.Text(id));
        traits.put("city", new Value.Text(person % 2 == 0 ? "上海" : "Chengdu"));
        return new Touchpoint(
                id,
                "web",
                Channel.WEB,
                EventType.TRACK,
                "Product Viewed",
                at,
                at,
                at,
                identifiers,
                traits,
                List.of(),
                new Context("zh-CN", "10.0.0.1", "Mozilla/5.0 (benchmark)", "autumn"),
                details());
    }

    private Details details() {
        TreeMap<String, Value> properties = new TreeMap<>();
        properties.put("product", new Value.Text("product-" + random.nextInt(500)));
        properties.put("price", new Value.Real(random.nextInt(10_000) / 100.0));
        return new Details(null, null, null, List.of(), properties);
    }
}
