package io.onefold.app.console;

import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.rules.Namespace;
import io.onefold.profile.query.Lookup;
import io.onefold.profile.store.StoreChange;
import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.MessageKept;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileId;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Touchpoint;
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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A person as a store has them, and the shipped rules that their identifiers are read by. */
final class ShownPeople {
    static final long AT = 1_767_225_600_000L;
    static final ProfileIdentifier CUSTOMER = new ProfileIdentifier("customer_id", "k-1041", AT, AT + 9_000);
    static final ProfileIdentifier EMAIL = new ProfileIdentifier("email", "li.wen@example.org", AT - 5_000, AT + 9_000);
    static final ProfileIdentifier PHONE = new ProfileIdentifier("phone", "+8613812345678", AT - 7_000, AT + 8_000);
    static final ProfileIdentifier OTHERS = new ProfileIdentifier("customer_id", "k-2077", AT, AT + 4_000);

    /** What must be in no masked answer. */
    static final List<String> SECRETS = List.of(
            "k-1041",
            "li.wen",
            "13812345678",
            "k-2077",
            "Li Wen",
            "1990-04-01",
            "female",
            "wen@home.example",
            "13900001111");

    private static final KeyDeriver KEYS = new KeyDeriver("a secret for tests".getBytes(StandardCharsets.UTF_8));
    private static final IdentityRules RULES =
            IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(KEYS));
    private static final IdentifierReader READER = new IdentifierReader(RULES, KEYS);

    private ShownPeople() {}

    static KnownIdentifiers identifiers() {
        return new KnownIdentifiers(
                RULES.namespaces().stream().map(Namespace::name).toList(), ShownPeople::find);
    }

    private static Lookup find(String namespace, String raw) {
        return switch (READER.lookup(namespace, raw)) {
            case io.onefold.identity.normalise.Lookup.Found found ->
                new Lookup.Found(found.identifier().key());
            case io.onefold.identity.normalise.Lookup.Unreadable unreadable ->
                new Lookup.Unreadable(unreadable.message());
            case io.onefold.identity.normalise.Lookup.UnknownNamespace unknown ->
                new Lookup.UnknownNamespace(unknown.message());
        };
    }

    static IdentifierKey key(ProfileIdentifier of) {
        if (find(of.namespace(), of.value()) instanceof Lookup.Found(IdentifierKey key)) return key;
        throw new IllegalArgumentException(of + " is not readable");
    }

    static String profileId() {
        return ProfileId.of(key(CUSTOMER), Long.MIN_VALUE);
    }

    /** The id that the person went by before the customer number was known. */
    static String formerId() {
        return ProfileId.of(key(EMAIL), Long.MIN_VALUE);
    }

    static List<StoreChange> changes() {
        List<StoreChange> changes = new ArrayList<>(List.of(
                new IndexEntryPublished(new ProfileIndexEntry.Published(profileId(), key(CUSTOMER))),
                new IndexEntryPublished(new ProfileIndexEntry.Published(formerId(), key(EMAIL)))));
        for (ProfileIdentifier each : List.of(CUSTOMER, EMAIL, PHONE))
            changes.add(new IndexEntryPublished(new ProfileIndexEntry.Member(key(each), profileId())));
        changes.add(new ProfilePublished(profile()));
        changes.add(new MessageKept(message("m1", AT)));
        changes.add(new MessageKept(message("m2", AT + 1_000)));
        return changes;
    }

    static UnifiedProfile profile() {
        SortedMap<String, Trait> traits = new TreeMap<>();
        traits.put("name", trait(new Value.Text("Li Wen")));
        traits.put("birthday", trait(new Value.Text("1990-04-01")));
        traits.put("gender", trait(new Value.Text("female")));
        traits.put("city", trait(new Value.Text("Hangzhou")));
        traits.put("remark", trait(new Value.Text("call 13900001111 or wen@home.example")));
        SortedMap<String, Value> computed = new TreeMap<>();
        computed.put("life_cycle", new Value.Text("loyal"));
        computed.put("age", new Value.Whole(35));
        return new UnifiedProfile(
                profileId(),
                List.of(CUSTOMER, EMAIL, PHONE),
                3,
                traits,
                new TreeMap<>(Map.of(
                        "email_marketing",
                        new Consent(ConsentState.GRANTED, AT, "web", "m1", "text-7", 0, true, false, ""))),
                new Activity(
                        2, AT, AT + 1_000, new TreeMap<>(Map.of("web", 2L)), Collections.nCopies(24, 0L), 0, 0, 2, 2),
                new Purchases(
                        1,
                        1,
                        AT,
                        AT,
                        new TreeMap<>(Map.of("CNY", new BigDecimal("119.80"))),
                        new TreeMap<>(),
                        new TreeMap<>()),
                new Service(0, 0, 0, 0, List.of()),
                computed,
                List.of("loyal"),
                new TreeMap<>(),
                List.of(link(CUSTOMER, EMAIL), link(EMAIL, PHONE)),
                List.of(new RefusedLink(link(OTHERS, EMAIL), "limit:customer_id")),
                false);
    }

    private static Link link(ProfileIdentifier a, ProfileIdentifier b) {
        return new Link(a, b, AT, AT + 4_000, "", List.of(new Evidence("web", "web", "m1", AT)));
    }

    private static Trait trait(Value value) {
        return new Trait(value, "web", "m1", AT);
    }

    static Observation message(String id, long at) {
        SortedMap<String, Value> properties = new TreeMap<>();
        properties.put("page", new Value.Text("/tea"));
        properties.put("contact_phone", new Value.Text("13900001111"));
        properties.put("note", new Value.Text("answers at wen@home.example"));
        Touchpoint touchpoint = new Touchpoint(
                id,
                "web",
                Channel.WEB,
                EventType.TRACK,
                "Viewed",
                at,
                at,
                at,
                List.of(),
                new TreeMap<>(Map.of("name", new Value.Text("Li Wen"))),
                List.of(),
                Context.NONE,
                new Details(null, null, null, List.of(), properties));
        return new Observation(
                List.of(new KeyedIdentifier(key(CUSTOMER), CUSTOMER.value())), touchpoint, new TreeMap<>(), 1);
    }
}
