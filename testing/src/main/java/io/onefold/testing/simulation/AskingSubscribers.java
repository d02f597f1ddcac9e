package io.onefold.testing.simulation;

import io.onefold.identity.oracle.View;
import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Compilation.Compiled;
import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.subscription.Audience;
import io.onefold.profile.subscription.Disclosure;
import io.onefold.profile.subscription.FieldClass;
import io.onefold.profile.subscription.FieldClasses;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.profile.subscription.Ground;
import io.onefold.profile.subscription.Mask;
import io.onefold.profile.subscription.Subscribers;
import io.onefold.profile.subscription.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who gets what in all worlds, as the live path is told; {@link SubscribersInPlainJava} says the same once more. */
final class AskingSubscribers {
    static final byte[] SECRET = "what only the worlds know, all of them".getBytes(StandardCharsets.UTF_8);
    static final String HASHED = "hashed";
    static final String NAMED = "named";
    static final String LATELY = "lately";

    private static final Subscription TO_HASHED = new Subscription(
            HASHED,
            "",
            new Audience(new Ground.Consent("purpose0"), new TreeSet<>(), Optional.empty()),
            disclosure(
                    List.of("identifiers.n1", "identifiers.n4", "traits.k1", "traits.k2", "segments.busy"),
                    Map.of(FieldClass.IDENTIFIER, Mask.HASH),
                    Map.of("k2", FieldClass.IDENTIFIER)));

    private static final Subscription TO_NAMED = new Subscription(
            NAMED,
            "",
            new Audience(new Ground.Other("a contract"), new TreeSet<>(Set.of("named", "several")), Optional.empty()),
            disclosure(
                    List.of("segments", "computed", "purchases", "activity.last30Days", "activity.channels"),
                    Map.of(),
                    Map.of()));

    private static final Subscription TO_LATELY = new Subscription(
            LATELY,
            "",
            new Audience(
                    new Ground.Consent("purpose1"),
                    new TreeSet<>(),
                    Optional.of(compiled("isWithinDays(computed.last_purchase_on, 5) || activity.touchpoints > 6"))),
            disclosure(
                    List.of("links", "refusedLinks", "consents.purpose1", "traits", "identifierCount"),
                    Map.of(FieldClass.IDENTIFIER, Mask.PARTIAL, FieldClass.CONTACT, Mask.CLEAR),
                    Map.of("k3", FieldClass.SENSITIVE, "k4", FieldClass.CONTACT)));

    /** Somebody who has everything and is taken out of the file when the last rules come. */
    private static final Subscription TO_FORMER = new Subscription(
            "former",
            "",
            new Audience(new Ground.Other("a contract"), new TreeSet<>(), Optional.empty()),
            disclosure(List.of("activity", "segments"), Map.of(), Map.of()));

    private AskingSubscribers() {}

    /** Until the last rules come. */
    static final Subscribers BEFORE =
            Subscribers.of(List.of(TO_HASHED, TO_FORMER)).keyed(SECRET);

    /** From then on. */
    static final Subscribers LIVE =
            Subscribers.of(List.of(TO_HASHED, TO_NAMED, TO_LATELY)).keyed(SECRET);

    /** As the oracle is given them. */
    static List<Map.Entry<String, View>> views() {
        return List.of(
                Map.entry(HASHED, SubscribersInPlainJava::hashed),
                Map.entry(NAMED, SubscribersInPlainJava::named),
                Map.entry(LATELY, SubscribersInPlainJava::lately));
    }

    private static Disclosure disclosure(
            List<String> fields, Map<FieldClass, Mask> masks, Map<String, FieldClass> classes) {
        return new Disclosure(new FieldPaths(fields), new TreeMap<>(masks), new FieldClasses(classes));
    }

    private static Expression compiled(String condition) {
        Compilation compilation = new Expressions(KnownNames.SHIPPED).condition(condition);
        if (compilation instanceof Compiled(Expression expression)) return expression;
        throw new IllegalStateException(compilation.toString());
    }
}
