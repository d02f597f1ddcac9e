package io.onefold.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.app.status.SourceCounts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How fast the packaged product answers who somebody is while it applies events: each look-up is due at its moment whether or not
 * those before it are answered, half of them by profile id and half by e-mail address. Product and callers share the machine.
 * Arguments: seconds, look-ups a second, events a second, people, seconds before that only warm up: the compilers take a core at first.
 */
public final class LookupLoad {
    private static final int COLLECTOR_CONNECTIONS = 8;
    private static final int LOOKUP_CONNECTIONS = 32;
    private static final int AT_A_TIME = 500;
    private static final String SOURCE = "web";

    private final ObjectMapper json = new ObjectMapper();
    private final Product product;
    private final int people;
    private final ShopCalls shop;

    private LookupLoad(Product product, int people) {
        this.product = product;
        this.people = people;
        this.shop = new ShopCalls(people);
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int seconds = number(arguments, 0, 30);
        int lookups = number(arguments, 1, 2_000);
        int events = number(arguments, 2, 1_000);
        // As it is started by hand: with all its compilers.
        try (Product product =
                new Product("lookup-load", Map.of("ONEFOLD_JAVA_OPTS", System.getProperty("opts", "")))) {
            product.up();
            new LookupLoad(product, number(arguments, 3, 5_000))
                    .run(new Times(number(arguments, 4, 120), seconds), lookups, events);
        }
    }

    private static int number(String[] arguments, int position, int otherwise) {
        return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
    }

    /** Seconds of each part. */
    private record Times(int warmUp, int measured) {}

    private void run(Times times, int lookups, int events) throws Exception {
        introduce();
        Calling looking = new Calling(new LookupCalls(ids()), product.ports().api(), LOOKUP_CONNECTIONS);
        Calling shopping = new Calling(shop, product.ports().collector(), COLLECTOR_CONNECTIONS);
        Thread visits = Thread.ofPlatform().start(() -> call(shopping, events, times.warmUp() + times.measured()));
        AtomicLong before = new AtomicLong();
        Thread counting = Thread.ofPlatform().start(() -> before.set(appliedAfter(times.warmUp())));
        // Over the same connections as before: to open all of them at once is another question.
        Calling.Outcome outcome = looking.atRate(lookups, times.warmUp(), times.measured());
        counting.join();
        long applied = applied() - before.get();
        System.out.printf(
                "%,.0f look-ups/s for %d s, not answered with 200 %s, p50 %.1f ms, p99 %.1f ms, max %.0f ms; %,.0f events/s applied meanwhile; load average %.1f on %d cores%n",
                outcome.rate(),
                times.measured(),
                outcome.refused(),
                outcome.at(0.5),
                outcome.at(0.99),
                outcome.at(1),
                applied / outcome.seconds(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        visits.join();
    }

    private long appliedAfter(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
            return applied();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("it cannot be told how many events were applied", e);
        }
    }

    private static void call(Calling shopping, int events, int seconds) {
        try {
            Calling.Outcome sent = shopping.atRate(events, seconds);
            System.out.printf("%,.0f events/s taken, refused %s%n", sent.rate(), sent.refused());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes everybody known, and waits until all have profiles. */
    private void introduce() throws IOException, InterruptedException {
        try (KeptConnection collector = new KeptConnection(product.ports().collector())) {
            for (int i = 0; i * ShopCalls.EVENTS_EACH < people; i++)
                if (collector.call(shop.introduction(i)) != 200)
                    throw new IllegalStateException("the collector refused customers");
        }
        while (applied() < people || !product.status().atRest()) TimeUnit.MILLISECONDS.sleep(500);
    }

    private long applied() throws IOException, InterruptedException {
        SourceCounts counts = product.status().sources().get(SOURCE);
        return counts == null ? 0 : counts.applied();
    }

    /** The profile id of each person. */
    private List<String> ids() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < people) {
            ObjectNode question = json.createObjectNode();
            question.putArray("fields").add("profileId");
            ArrayNode identifiers = question.putArray("identifiers");
            for (int person = ids.size(); person < Math.min(people, ids.size() + AT_A_TIME); person++)
                identifiers.addObject().put("namespace", "email").put("value", ShopCalls.email(person));
            JsonNode answer = json.readTree(product.post("/v1/profiles/lookup", question.toString()));
            List<String> found = new ArrayList<>();
            for (JsonNode each : answer.get("identifiers")) {
                @Nullable String id = each.at("/profile/profileId").textValue();
                if (id != null) found.add(id);
            }
            // The query API reads the published profiles by itself, a little later than the status says all is done.
            if (found.size() == identifiers.size()) ids.addAll(found);
            else TimeUnit.MILLISECONDS.sleep(500);
        }
        return ids;
    }
}
