package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileId;
import io.onefold.schemas.UnifiedProfile;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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
        return run(inputs, asOf, identifier -> true);
    }

    /**
     * The part of a whole run that concerns some identifiers, from a part of its inputs. It is the same as in the whole run if two
     * things hold: the inputs are all those that mention one of these identifiers, and the erasures of whoever is mentioned in those
     * (they redact); and whoever is linked, or put into a word, with one of these identifiers is one of them too, unless either is
     * shared. The others' facts are incomplete, so nobody is linked to them and nothing is published of them.
     */
    public BatchResult run(Iterable<OracleInput> inputs, long asOf, Predicate<IdentifierKey> within) {
        Facts facts = Facts.of(Inputs.of(inputs), rules);
        Resolution resolution = Resolver.resolve(facts, rules, within);
        Identifiers identifiers = new Identifiers(facts, resolution, rules);
        ProfileFold fold = new ProfileFold(
                facts,
                identifiers,
                new LinkLists(resolution, identifiers),
                profile.survivorship(),
                new ActivityFold(zone, asOf),
                new ComputedFold(profile.portrait(), zone, asOf));
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
        return new BatchResult(profiles, index, naming);
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
