package io.onefold.profile.subscription;

import io.onefold.profile.Samples;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A person of whom every text stands in one place only, and is known to be of a class: what leaks can be told. */
final class Marked {
    static final List<String> NAMESPACES = List.of("customer_id", "email", "phone", "device_id", "social_id");
    static final List<String> TRAITS = List.of(
            "email", "billingAddress", "phone_2", "birthday", "gender", "first_name", "city", "level", "weird.one");
    static final List<String> COMPUTED = List.of("age", "next_birthday", "value_tier", "spend_30d", "own_email");
    static final List<String> SEGMENTS = List.of("champions", "lapsed");

    private final Map<FieldClass, Set<String>> texts = new EnumMap<>(FieldClass.class);
    private final Set<String> messages = new HashSet<>();
    private final Random random;

    Marked(long seed) {
        this.random = new Random(seed);
        for (FieldClass each : FieldClass.values()) texts.put(each, new HashSet<>());
    }

    /** The texts of a class, in whatever field. */
    Set<String> texts(FieldClass of) {
        return texts.getOrDefault(of, Set.of());
    }

    /** Ids of messages. */
    Set<String> messages() {
        return messages;
    }

    UnifiedProfile profile(FieldClasses classes) {
        List<ProfileIdentifier> identifiers = new ArrayList<>();
        for (String each : NAMESPACES)
            for (int i = random.nextInt(3); i > 0; i--)
                identifiers.add(new ProfileIdentifier(each, mark(classes.ofIdentifier(each)), 5, 6));
        SortedMap<String, Trait> traits = new TreeMap<>();
        for (String each : TRAITS)
            if (random.nextInt(4) > 0) traits.put(each, new Trait(value(classes.ofTrait(each)), "shop", message(), 7));
        SortedMap<String, Value> computed = new TreeMap<>();
        for (String each : COMPUTED) if (random.nextInt(4) > 0) computed.put(each, value(classes.ofComputed(each)));
        List<Link> links = new ArrayList<>();
        for (int i = 1; i < identifiers.size(); i++)
            links.add(new Link(
                    identifiers.get(i - 1),
                    identifiers.get(i),
                    1,
                    2,
                    "",
                    List.of(new Evidence("shop", "web", message(), 1))));
        return new UnifiedProfile(
                "p" + random.nextInt(1_000),
                identifiers,
                identifiers.size(),
                traits,
                new TreeMap<>(Map.of("news", Samples.consent(ConsentState.GRANTED))),
                activity(),
                purchases(),
                new Service(1, 2, 3, 4, List.of(new LatestAnswer(behaviour(), behaviour(), "nps", 9, 5))),
                computed,
                SEGMENTS,
                new TreeMap<>(Map.of("lapsed", behaviour())),
                links,
                links.isEmpty() ? List.of() : List.of(new RefusedLink(links.getFirst(), "never")),
                false);
    }

    private Activity activity() {
        return new Activity(3, 1, 2, new TreeMap<>(Map.of(behaviour(), 3L)), Collections.nCopies(24, 0L), 1, 2, 3, 3);
    }

    private Purchases purchases() {
        return new Purchases(
                1,
                2,
                3,
                4,
                new TreeMap<>(Map.of("CNY", BigDecimal.TEN)),
                new TreeMap<>(),
                new TreeMap<>(Map.of(behaviour(), 3L)));
    }

    private Value value(FieldClass of) {
        return switch (random.nextInt(4)) {
            case 0 -> new Value.Texts(List.of(mark(of), mark(of)));
            case 1 -> {
                long number = 1_000_000_000L + random.nextInt(1_000_000_000);
                texts(of).add(Long.toString(number));
                yield new Value.Whole(number);
            }
            default -> new Value.Text(mark(of));
        };
    }

    private String behaviour() {
        return mark(FieldClass.BEHAVIOUR);
    }

    private String message() {
        String id = "m" + Long.toHexString(random.nextLong());
        messages.add(id);
        return id;
    }

    private String mark(FieldClass of) {
        String text = (random.nextInt(3) == 0 ? "a@" : "t") + Long.toHexString(random.nextLong());
        texts(of).add(text);
        return text;
    }
}
