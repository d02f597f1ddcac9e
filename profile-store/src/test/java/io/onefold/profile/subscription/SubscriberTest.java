package io.onefold.profile.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.Samples;
import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.portrait.Today;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriberTest {
    private static final byte[] SECRET = "a secret of the tenant's own".getBytes(StandardCharsets.UTF_8);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long NOW = 1_772_000_000_000L;
    private static final Ground NEWS = new Ground.Consent("news");
    private static final List<String> WHOLE = List.of(
            "identifiers",
            "identifierCount",
            "traits",
            "consents",
            "activity",
            "purchases",
            "service",
            "computed",
            "segments",
            "untold",
            "links",
            "refusedLinks");

    @Test
    void nothingOfAClassThatIsDroppedIsAnywhereInWhatASubscriberGets() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Marked marked = new Marked(seed);
            UnifiedProfile profile = marked.profile(FieldClasses.SHIPPED);
            Disclosure disclosure = disclosure(someFields(random), someMasks(random));

            String json = json(view(disclosure, profile).orElseThrow());

            for (FieldClass each : FieldClass.values()) {
                if (disclosure.mask(each) != Mask.CLEAR)
                    assertThat(marked.texts(each)).as("seed %s: %s", seed, each).noneMatch(json::contains);
            }
            assertThat(marked.messages()).noneMatch(json::contains);
        }
    }

    @Test
    void whatIsClearAndNamedIsThereAsItIs() {
        UnifiedProfile profile = new Marked(7).profile(FieldClasses.SHIPPED);
        SortedMap<FieldClass, Mask> clear = new TreeMap<>();
        for (FieldClass each : FieldClass.values()) clear.put(each, Mask.CLEAR);

        UnifiedProfile view = view(disclosure(WHOLE, clear), profile).orElseThrow();

        assertThat(view.identifiers()).isEqualTo(profile.identifiers());
        assertThat(view.computed()).isEqualTo(profile.computed());
        assertThat(view.traits().keySet()).isEqualTo(profile.traits().keySet());
        assertThat(view.activity()).isEqualTo(profile.activity());
        assertThat(view.purchases()).isEqualTo(profile.purchases());
        assertThat(view.service()).isEqualTo(profile.service());
        assertThat(view.links()).hasSameSizeAs(profile.links());
    }

    @Test
    void onlyWhatIsNamedIsThere() {
        UnifiedProfile profile = new Marked(7).profile(FieldClasses.SHIPPED);
        Disclosure disclosure = disclosure(
                List.of(
                        "traits.city",
                        "computed.value_tier",
                        "segments.lapsed",
                        "activity.last30Days",
                        "purchases.spend.CNY"),
                new TreeMap<>());

        UnifiedProfile view = view(disclosure, profile).orElseThrow();

        assertThat(view.profileId()).isEqualTo(profile.profileId());
        assertThat(view.traits().keySet()).isSubsetOf("city");
        assertThat(view.computed().keySet()).isSubsetOf("value_tier");
        assertThat(view.segments()).containsExactly("lapsed");
        assertThat(view.activity().last30Days()).isEqualTo(2);
        assertThat(view.activity().touchpoints()).isZero();
        assertThat(view.activity().channels()).isEmpty();
        assertThat(view.purchases().spend()).containsOnlyKeys("CNY");
        assertThat(view.purchases().orders()).isZero();
        assertThat(view.identifiers()).isEmpty();
        assertThat(view.identifierCount()).isZero();
        assertThat(view.consents()).isEmpty();
        assertThat(view.links()).isEmpty();
        assertThat(view.untold()).isEmpty();
    }

    @Test
    void tokensAreStableForOneSubscriberAndOtherOnesForAnother() {
        UnifiedProfile profile = profile(ConsentState.GRANTED, false);
        Disclosure hashed =
                disclosure(List.of("identifiers.email"), new TreeMap<>(Map.of(FieldClass.CONTACT, Mask.HASH)));
        Audience everybody = audience(NEWS);

        String token = email(subscriber("a", everybody, hashed), profile);

        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(email(subscriber("a", everybody, hashed), profile)).isEqualTo(token);
        assertThat(email(subscriber("b", everybody, hashed), profile)).isNotEqualTo(token);
        assertThat(email(
                        Subscribers.of(List.of(new Subscription("a", "", everybody, hashed)))
                                .keyed("another secret altogether".getBytes(StandardCharsets.UTF_8))
                                .all()
                                .getFirst(),
                        profile))
                .isNotEqualTo(token);
    }

    @Test
    void withoutASecretNothingIsHashedByAnyOther() {
        Subscription hashed = new Subscription(
                "a",
                "",
                audience(NEWS),
                disclosure(List.of("identifiers.email"), new TreeMap<>(Map.of(FieldClass.CONTACT, Mask.HASH))));
        Subscriber unkeyed = Subscribers.of(List.of(hashed)).all().getFirst();

        assertThatThrownBy(() -> unkeyed.view(profile(ConsentState.GRANTED, false), today()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no secret");
    }

    @Test
    void onlyConsentThatIsGrantedCounts() {
        Subscriber news = subscriber("a", audience(NEWS), Disclosure.of(new FieldPaths(List.of())));

        assertThat(news.view(profile(ConsentState.GRANTED, false), today())).isPresent();
        assertThat(news.view(profile(ConsentState.DENIED, false), today())).isEmpty();
        assertThat(news.view(profile(ConsentState.UNKNOWN, false), today())).isEmpty();
        assertThat(news.view(profile(null, false), today())).isEmpty();
    }

    @Test
    void whatIsNobodysNeverGoesAnywhere() {
        Subscriber any =
                subscriber("a", audience(new Ground.Other("contract")), Disclosure.of(new FieldPaths(List.of())));

        assertThat(any.view(profile(null, false), today())).isPresent();
        assertThat(any.view(profile(ConsentState.GRANTED, true), today())).isEmpty();
    }

    @Test
    void segmentsAndConditionsNarrowTheAudienceAndTimeIsNoted() {
        Expression lately = compiled("isWithinDays(traits.joined, 30)");
        Audience audience = new Audience(NEWS, new TreeSet<>(Set.of("champions", "lapsed")), Optional.of(lately));
        UnifiedProfile profile = new Marked(3).profile(FieldClasses.SHIPPED);

        Today today = today();
        assertThat(audience.has(joined(profile, "2026-02-10"), today)).isTrue();
        assertThat(today.nextChange()).isLessThan(Long.MAX_VALUE);
        assertThat(audience.has(joined(profile, "2025-02-10"), today())).isFalse();
        assertThat(new Audience(NEWS, new TreeSet<>(Set.of("won-back")), Optional.empty()).has(profile, today()))
                .isFalse();
    }

    @Test
    void whatIsShownInPartHidesTheRest() {
        assertThat(PartialText.of("13800000000")).isEqualTo("138****0000");
        assertThat(PartialText.of("+8613800000000")).isEqualTo("+86138****0000");
        assertThat(PartialText.of("+12025550123")).isEqualTo("+120****0123");
        assertThat(PartialText.of("5550123")).isEqualTo("****23");
        assertThat(PartialText.of("123456789012345678901")).isEqualTo("123456****8901");
        assertThat(PartialText.of("li@example.org")).isEqualTo("l***@example.org");
        assertThat(PartialText.of("😀x")).isEqualTo("😀***");
        assertThat(PartialText.of("x")).isEqualTo("***");
        assertThat(PartialText.of("")).isEmpty();
    }

    @Test
    void namesAreClassedWordByWordUnlessTheDeploymentSaysOtherwise() {
        FieldClasses classes =
                new FieldClasses(Map.of("email_opens", FieldClass.OTHER, "shoe_size", FieldClass.SENSITIVE));

        assertThat(classes.ofTrait("billingAddress")).isEqualTo(FieldClass.CONTACT);
        assertThat(classes.ofTrait("phone_2")).isEqualTo(FieldClass.CONTACT);
        assertThat(classes.ofTrait("phone2")).isEqualTo(FieldClass.CONTACT);
        assertThat(classes.ofTrait("Date of Birth")).isEqualTo(FieldClass.SENSITIVE);
        assertThat(classes.ofTrait("手机号")).isEqualTo(FieldClass.CONTACT);
        assertThat(classes.ofTrait("name")).isEqualTo(FieldClass.IDENTIFIER);
        assertThat(classes.ofTrait("product_name")).isEqualTo(FieldClass.OTHER);
        assertThat(classes.ofTrait("email_opens")).isEqualTo(FieldClass.OTHER);
        assertThat(classes.ofTrait("shoe_size")).isEqualTo(FieldClass.SENSITIVE);
        assertThat(classes.ofTrait("city")).isEqualTo(FieldClass.OTHER);
        assertThat(classes.ofIdentifier("email_hash")).isEqualTo(FieldClass.CONTACT);
        assertThat(classes.ofIdentifier("order_number")).isEqualTo(FieldClass.IDENTIFIER);
        assertThat(classes.ofComputed("days_to_birthday")).isEqualTo(FieldClass.SENSITIVE);
        assertThat(classes.ofComputed("average_basket")).isEqualTo(FieldClass.BEHAVIOUR);
    }

    @Test
    void whateverChangesWhatSomebodyGetsChangesTheText() {
        Disclosure disclosure = disclosure(List.of("traits.city"), new TreeMap<>());
        Set<String> texts = new TreeSet<>();
        List<Subscription> all = List.of(
                new Subscription("a", "", audience(NEWS), disclosure),
                new Subscription("b", "", audience(NEWS), disclosure),
                new Subscription("a", "", audience(new Ground.Consent("calls")), disclosure),
                new Subscription("a", "", audience(new Ground.Other("contract")), disclosure),
                new Subscription("a", "", new Audience(NEWS, new TreeSet<>(Set.of("x")), Optional.empty()), disclosure),
                new Subscription(
                        "a", "", new Audience(NEWS, new TreeSet<>(), Optional.of(compiled("shared"))), disclosure),
                new Subscription("a", "", audience(NEWS), disclosure(List.of("traits.level"), new TreeMap<>())),
                new Subscription(
                        "a",
                        "",
                        audience(NEWS),
                        disclosure(List.of("traits.city"), new TreeMap<>(Map.of(FieldClass.OTHER, Mask.HASH)))));
        for (Subscription each : all) texts.add(Subscribers.of(List.of(each)).canonical());

        assertThat(texts).hasSameSizeAs(all);
        assertThat(Subscribers.of(List.of(new Subscription("a", "for people", audience(NEWS), disclosure)))
                        .canonical())
                .isIn(texts);
    }

    private static Audience audience(Ground ground) {
        return new Audience(ground, new TreeSet<>(), Optional.empty());
    }

    private static Disclosure disclosure(List<String> fields, SortedMap<FieldClass, Mask> masks) {
        return new Disclosure(new FieldPaths(fields), masks, FieldClasses.SHIPPED);
    }

    private static Subscriber subscriber(String name, Audience audience, Disclosure disclosure) {
        return Subscribers.of(List.of(new Subscription(name, "", audience, disclosure)))
                .keyed(SECRET)
                .all()
                .getFirst();
    }

    private static Optional<UnifiedProfile> view(Disclosure disclosure, UnifiedProfile profile) {
        return subscriber("a", audience(NEWS), disclosure).view(profile, today());
    }

    private static String email(Subscriber to, UnifiedProfile profile) {
        return to.view(profile, today()).orElseThrow().identifiers().getFirst().value();
    }

    private static Today today() {
        return new Today(NOW, ZONE);
    }

    private static Expression compiled(String condition) {
        return switch (new Expressions(KnownNames.SHIPPED).condition(condition)) {
            case Compilation.Compiled(Expression expression) -> expression;
            case Compilation.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static List<String> someFields(Random random) {
        List<String> candidates = new ArrayList<>(WHOLE);
        Marked.NAMESPACES.forEach(each -> candidates.add("identifiers." + each));
        Marked.TRAITS.forEach(each -> candidates.add("traits." + each));
        Marked.COMPUTED.forEach(each -> candidates.add("computed." + each));
        candidates.add("service.answers");
        candidates.removeIf(each -> random.nextInt(3) == 0);
        return candidates;
    }

    private static SortedMap<FieldClass, Mask> someMasks(Random random) {
        SortedMap<FieldClass, Mask> masks = new TreeMap<>();
        for (FieldClass each : FieldClass.values()) {
            Mask mask = List.of(Mask.values()).get(random.nextInt(4));
            if (random.nextBoolean() && each.takes(mask)) masks.put(each, mask);
        }
        return masks;
    }

    private static UnifiedProfile profile(@Nullable ConsentState news, boolean shared) {
        UnifiedProfile any = new Marked(1).profile(FieldClasses.SHIPPED);
        SortedMap<String, UnifiedProfile.Consent> consents = new TreeMap<>();
        if (news != null) consents.put("news", Samples.consent(news));
        return new UnifiedProfile(
                any.profileId(),
                List.of(new ProfileIdentifier("email", "li@example.org", 1, 2)),
                1,
                any.traits(),
                consents,
                any.activity(),
                any.purchases(),
                any.service(),
                any.computed(),
                any.segments(),
                any.untold(),
                List.of(),
                List.of(),
                shared);
    }

    private static UnifiedProfile joined(UnifiedProfile profile, String day) {
        SortedMap<String, UnifiedProfile.Trait> traits = new TreeMap<>(profile.traits());
        traits.put("joined", new UnifiedProfile.Trait(new Value.Text(day), "crm", "m", 1));
        return new UnifiedProfile(
                profile.profileId(),
                profile.identifiers(),
                profile.identifierCount(),
                traits,
                profile.consents(),
                profile.activity(),
                profile.purchases(),
                profile.service(),
                profile.computed(),
                profile.segments(),
                profile.untold(),
                profile.links(),
                profile.refusedLinks(),
                false);
    }

    private static String json(UnifiedProfile profile) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            ProfileJson.write(json, profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
