package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import io.onefold.schemas.ProfileId;
import io.onefold.schemas.UnifiedProfile;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Computes profiles and index from the whole set of inputs at once, as docs/definition.md says. Immutable, so safe to share
 * between threads.
 */
public final class BatchOracle {
    private final IdentityRules rules;
    private final ProfileSpec profile;
    private final ZoneId zone;

    /**
     * An oracle for one deployment.
     *
     * @param profile what profiles are made by
     * @param zone the business time zone, which says when a day begins
     */
    public BatchOracle(IdentityRules rules, ProfileSpec profile, ZoneId zone) {
        this.rules = rules;
        this.profile = profile;
        this.zone = zone;
    }

    /**
     * What is to be published. Neither the order nor a repetition of inputs changes it. Erasures of a person are passed over: they
     * are carried out as erasures of identifiers, which are inputs too. The inputs are iterated once and held in memory.
     *
     * @param asOf the moment that windows end with, UTC milliseconds
     */
    public BatchResult run(Iterable<OracleInput> inputs, long asOf) {
        return run(inputs, asOf, null);
    }

    /**
     * The same where something was learned from all customers.
     *
     * @param population null for nothing
     */
    public BatchResult run(Iterable<OracleInput> inputs, long asOf, @Nullable Population population) {
        return run(inputs, asOf, population, identifier -> true);
    }

    /**
     * The part of a whole run that concerns some identifiers, from a part of its inputs. It is the same as in the whole run if three
     * things hold: of each message there is one copy at most and none of an erased one, as in a log of record, where residues stand
     * for the others; the inputs are all those that mention one of these identifiers, and the erasures of whoever is mentioned in those
     * (they redact); and whoever is linked, or put into a word, with one of these identifiers is one of them too, unless either is
     * shared. The others' facts are incomplete, so nobody is linked to them and nothing is published of them.
     */
    public BatchResult run(
            Iterable<OracleInput> inputs, long asOf, @Nullable Population population, Predicate<IdentifierKey> within) {
        Facts facts = Facts.of(Inputs.of(inputs), rules);
        Resolution resolution = Resolver.resolve(facts, rules, within);
        Identifiers identifiers = new Identifiers(facts, resolution, rules);
        ProfileFold fold = new ProfileFold(
                facts,
                identifiers,
                new LinkLists(resolution, identifiers),
                profile.survivorship(),
                new ActivityFold(zone, asOf),
                new ComputedFold(profile.portrait(), zone, asOf, population),
                new ConsentsFold(profile.consent(), asOf),
                new AnswerFold(profile, zone, asOf));
        SortedMap<String, UnifiedProfile> profiles = new TreeMap<>();
        SortedMap<IdentifierKey, String> index = new TreeMap<>();
        SortedMap<String, IdentifierKey> naming = new TreeMap<>();
        for (Part part : resolution.parts()) {
            if (fold.messages(part).isEmpty()) continue;
            IdentifierFacts named = naming(part, facts);
            String profileId = ProfileId.of(named.key, named.erased);
            profiles.put(profileId, fold.fold(profileId, part));
            naming.put(profileId, named.key);
            for (IdentifierKey member : part.members) index.put(member, profileId);
        }
        return new BatchResult(profiles, index, naming, views(profiles.values(), asOf));
    }

    private SortedMap<String, SortedMap<String, UnifiedProfile>> views(Collection<UnifiedProfile> profiles, long asOf) {
        SortedMap<String, SortedMap<String, UnifiedProfile>> views = new TreeMap<>();
        for (Map.Entry<String, View> subscriber : profile.subscribers()) {
            SortedMap<String, UnifiedProfile> got = new TreeMap<>();
            for (UnifiedProfile each : profiles)
                subscriber.getValue().of(each, asOf).ifPresent(view -> got.put(each.profileId(), view));
            views.put(subscriber.getKey(), got);
        }
        return views;
    }

    /** Rule 15. */
    private static IdentifierFacts naming(Part part, Facts facts) {
        return part.members.stream()
                .map(facts::identifier)
                .min(Comparator.comparingInt((IdentifierFacts member) -> member.key.strength())
                        .thenComparingLong(IdentifierFacts::effectiveFirst)
                        .thenComparing(member -> member.key))
                .orElseThrow();
    }
}
