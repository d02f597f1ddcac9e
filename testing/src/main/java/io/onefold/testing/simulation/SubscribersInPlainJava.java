package io.onefold.testing.simulation;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What {@link AskingSubscribers} are to get, written down a second time for the oracle, with nothing of the live path. */
final class SubscribersInPlainJava {
    private static final Activity NO_ACTIVITY = new Activity(0, 0, 0, new TreeMap<>(), List.of(), 0, 0, 0, 0);
    private static final Purchases NO_PURCHASES =
            new Purchases(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private static final Set<String> OF_THE_BIRTHDAY = Set.of("age", "next_birthday", "days_to_birthday");

    private SubscribersInPlainJava() {}

    static Optional<UnifiedProfile> hashed(UnifiedProfile profile, long asOf) {
        if (profile.shared() || !isGranted(profile, "purpose0")) return Optional.empty();
        Shown shown = new Shown();
        for (ProfileIdentifier each : profile.identifiers())
            if (Set.of("n1", "n4").contains(each.namespace()))
                shown.identifiers.add(with(each, token(AskingSubscribers.HASHED, each.value())));
        trait(profile, "k1", text -> text).ifPresent(trait -> shown.traits.put("k1", trait));
        if (profile.traits().containsKey("k2"))
            shown.traits.put("k2", texts(profile.traits().get("k2"), text -> token(AskingSubscribers.HASHED, text)));
        if (profile.segments().contains("busy")) shown.segments = List.of("busy");
        return Optional.of(shown.of(profile.profileId()));
    }

    static Optional<UnifiedProfile> named(UnifiedProfile profile, long asOf) {
        boolean isIn =
                profile.segments().contains("named") || profile.segments().contains("several");
        if (profile.shared() || !isIn) return Optional.empty();
        Shown shown = new Shown();
        shown.segments = profile.segments();
        shown.computed = new TreeMap<>(profile.computed());
        shown.computed.keySet().removeAll(OF_THE_BIRTHDAY);
        shown.purchases = profile.purchases();
        shown.activity = new Activity(
                0,
                0,
                0,
                profile.activity().channels(),
                List.of(),
                0,
                profile.activity().last30Days(),
                0,
                0);
        return Optional.of(shown.of(profile.profileId()));
    }

    static Optional<UnifiedProfile> lately(UnifiedProfile profile, long asOf) {
        LocalDate today = Instant.ofEpochMilli(asOf).atZone(AskedQuestions.ZONE).toLocalDate();
        boolean isBusy = profile.activity().touchpoints() > 6;
        boolean hasBought = profile.computed().get("last_purchase_on") instanceof Value.Text(String day)
                && !LocalDate.parse(day).isAfter(today)
                && LocalDate.parse(day).isAfter(today.minusDays(5));
        if (profile.shared() || !isGranted(profile, "purpose1") || !(isBusy || hasBought)) return Optional.empty();
        Shown shown = new Shown();
        shown.identifierCount = profile.identifierCount();
        Consent told = Objects.requireNonNull(profile.consents().get("purpose1"));
        shown.consents.put(
                "purpose1",
                new Consent(
                        told.state(),
                        told.occurredAt(),
                        told.source(),
                        "",
                        told.proof(),
                        told.expiresAt(),
                        told.separate(),
                        told.guardian(),
                        told.reason()));
        profile.traits().forEach((name, trait) -> {
            boolean isSensitive = name.equals("k3");
            if (!isSensitive) shown.traits.put(name, texts(trait, text -> text));
        });
        shown.links =
                profile.links().stream().map(SubscribersInPlainJava::inPart).toList();
        shown.refused = profile.refusedLinks().stream()
                .map(each -> new RefusedLink(inPart(each.link()), each.reason()))
                .toList();
        return Optional.of(shown.of(profile.profileId()));
    }

    /** What is shown of somebody; nothing at first. */
    private static final class Shown {
        private final List<ProfileIdentifier> identifiers = new ArrayList<>();
        private int identifierCount;
        private final SortedMap<String, Trait> traits = new TreeMap<>();
        private final SortedMap<String, Consent> consents = new TreeMap<>();
        private Activity activity = NO_ACTIVITY;
        private Purchases purchases = NO_PURCHASES;
        private SortedMap<String, Value> computed = new TreeMap<>();
        private List<String> segments = List.of();
        private List<Link> links = List.of();
        private List<RefusedLink> refused = List.of();

        UnifiedProfile of(String id) {
            return new UnifiedProfile(
                    id,
                    identifiers,
                    identifierCount,
                    traits,
                    consents,
                    activity,
                    purchases,
                    new Service(0, 0, 0, 0, List.of()),
                    computed,
                    segments,
                    new TreeMap<>(),
                    links,
                    refused,
                    false);
        }
    }

    private static boolean isGranted(UnifiedProfile profile, String purpose) {
        Consent consent = profile.consents().get(purpose);
        return consent != null && consent.state() == ConsentState.GRANTED;
    }

    private static Optional<Trait> trait(UnifiedProfile profile, String name, UnaryOperator<String> how) {
        return Optional.ofNullable(profile.traits().get(name)).map(trait -> texts(trait, how));
    }

    /** Whose text is shown another way; what is shown as it is stays what it is. */
    private static Trait texts(Trait trait, UnaryOperator<String> how) {
        String probe = "probe";
        boolean isSame = how.apply(probe).equals(probe);
        Value shown = isSame
                ? trait.value()
                : switch (trait.value()) {
                    case Value.Text(String text) -> new Value.Text(how.apply(text));
                    case Value.Whole(long number) -> new Value.Text(how.apply("" + number));
                    case Value.Real(double number) -> new Value.Text(how.apply("" + number));
                    case Value.Flag(boolean on) -> new Value.Text(how.apply("" + on));
                    case Value.Texts(List<String> all) ->
                        new Value.Texts(all.stream().map(how).toList());
                    case Value.Cleared cleared -> cleared;
                };
        return new Trait(shown, trait.source(), "", trait.occurredAt());
    }

    private static Link inPart(Link link) {
        return new Link(
                with(link.a(), inPart(link.a().value())),
                with(link.b(), inPart(link.b().value())),
                link.firstSeen(),
                link.lastSeen(),
                link.word(),
                link.evidence().stream()
                        .map(each -> new Evidence(each.source(), each.channel(), "", each.occurredAt()))
                        .toList());
    }

    private static ProfileIdentifier with(ProfileIdentifier identifier, String value) {
        return new ProfileIdentifier(identifier.namespace(), value, identifier.firstSeen(), identifier.lastSeen());
    }

    /** The worlds' values are short words without an {@code @}. */
    private static String inPart(String value) {
        if (value.isEmpty()) return "";
        return value.length() == 1 ? "***" : value.charAt(0) + "***";
    }

    private static String token(String subscriber, String value) {
        if (value.isEmpty()) return "";
        byte[] own = hmac(AskingSubscribers.SECRET, subscriber);
        StringBuilder hex = new StringBuilder();
        for (byte each : hmac(own, value)) hex.append("%02x".formatted(each));
        return hex.substring(0, 32);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
