package io.onefold.app.audit;

import io.onefold.app.config.Configuration;
import io.onefold.app.identity.IdentityCore;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.ConsentSpec;
import io.onefold.identity.oracle.PortraitSpec;
import io.onefold.identity.oracle.ProfileSpec;
import io.onefold.identity.oracle.Question;
import io.onefold.identity.oracle.SurvivorshipSpec;
import io.onefold.identity.oracle.SurvivorshipSpec.TraitSpec;
import io.onefold.identity.oracle.View;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ProfileRules;
import io.onefold.profile.Strategy;
import io.onefold.profile.Survivorship;
import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.PersonView;
import io.onefold.profile.expression.Result;
import io.onefold.profile.portrait.BoughtLine;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.profile.portrait.Today;
import io.onefold.profile.segment.OwnTrait;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.subscription.Subscriber;
import io.onefold.schemas.Value;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The batch oracle of a configuration. */
public final class ConfiguredOracle {
    private ConfiguredOracle() {}

    /** The oracle that computes what this installation is to publish. */
    public static BatchOracle of(Configuration configuration, IdentityCore core) {
        ZoneId zone = configuration.identity().zone();
        return new BatchOracle(core.rules(), spec(core.keyed(configuration.profile()), zone), zone);
    }

    private static ProfileSpec spec(ProfileRules rules, ZoneId zone) {
        return new ProfileSpec(
                survivorship(rules.survivorship()),
                portrait(rules.portrait()),
                asked(rules.questions().traits().all(), OwnTrait::name, OwnTrait::expression, zone),
                asked(rules.questions().segments().all(), Segment::name, Segment::condition, zone),
                consent(rules.consent()),
                rules.subscribers().all().stream()
                        .map(each -> Map.entry(each.name(), view(each, zone)))
                        .toList());
    }

    /** As with questions: what a subscriber may have is its word, of whom and when it is asked the oracle's. */
    private static View view(Subscriber subscriber, ZoneId zone) {
        return (profile, asOf) -> subscriber.view(profile, new Today(asOf, zone));
    }

    private static ConsentSpec consent(ConsentRules rules) {
        Set<String> separate = new HashSet<>();
        Map<String, Integer> validDays = new HashMap<>();
        rules.purposes().forEach((name, purpose) -> {
            if (purpose.separate()) separate.add(name);
            if (purpose.validDays() > 0) validDays.put(name, purpose.validDays());
        });
        return new ConsentSpec(separate, validDays, rules.minorAge());
    }

    /** What an expression means is the language's word, which the oracle is given; when and of whom it is asked is its own. */
    private static <Q> List<Map.Entry<String, Question>> asked(
            List<Q> all, Function<Q, String> name, Function<Q, Expression> expression, ZoneId zone) {
        return all.stream()
                .map(each -> Map.entry(name.apply(each), question(expression.apply(each), zone)))
                .toList();
    }

    private static Question question(Expression expression, ZoneId zone) {
        return (person, asOf) -> {
            Today today = new Today(asOf, zone);
            List<BoughtLine> lines = person.lines().stream()
                    .map(line -> new BoughtLine(
                            line.source(),
                            line.orderId(),
                            line.store(),
                            line.firstAt(),
                            today.dayOf(line.firstAt()),
                            line.latest()))
                    .toList();
            return switch (expression.of(PersonView.of(person.profile()).withLines(lines), today)) {
                case Result.Told(Value value) -> Question.Answer.of(value);
                case Result.Absent absent -> Question.Answer.NONE;
                case Result.NotTold(String reason) -> Question.Answer.untold(reason);
            };
        };
    }

    private static PortraitSpec portrait(PortraitRules rules) {
        return new PortraitSpec(
                rules.off().stream().map(ComputedTrait::label).collect(Collectors.toSet()),
                rules.home().currency(),
                rules.home().rates(),
                rules.lifeCycle().atRiskAfter(),
                rules.lifeCycle().lapsedAfter(),
                rules.lifeCycle().loyalFrom(),
                rules.tiers().high(),
                rules.tiers().middle(),
                rules.bands().high(),
                rules.bands().middle(),
                names(rules.names()));
    }

    private static PortraitSpec.Names names(PortraitRules.TraitNames names) {
        return new PortraitSpec.Names(
                names.birthday(),
                names.yearlySpend(),
                names.referrals(),
                names.level(),
                names.points(),
                names.locale(),
                names.region());
    }

    private static SurvivorshipSpec survivorship(Survivorship survivorship) {
        Map<String, TraitSpec> traits = new HashMap<>();
        survivorship.byTrait().forEach((trait, strategy) -> traits.put(trait, spec(strategy)));
        return new SurvivorshipSpec(traits);
    }

    private static TraitSpec spec(Strategy strategy) {
        return switch (strategy) {
            case Strategy.MostRecent each -> new TraitSpec(SurvivorshipSpec.Strategy.MOST_RECENT, List.of());
            case Strategy.Oldest each -> new TraitSpec(SurvivorshipSpec.Strategy.OLDEST, List.of());
            case Strategy.SourcePriority each ->
                new TraitSpec(SurvivorshipSpec.Strategy.SOURCE_PRIORITY, each.sources());
            case Strategy.MostFrequent each -> new TraitSpec(SurvivorshipSpec.Strategy.MOST_FREQUENT, List.of());
            case Strategy.Union each -> new TraitSpec(SurvivorshipSpec.Strategy.UNION, List.of());
            case Strategy.NonEmpty each -> new TraitSpec(SurvivorshipSpec.Strategy.NON_EMPTY, List.of());
        };
    }
}
