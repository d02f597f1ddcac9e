package io.onefold.identity.resolve;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.LinkKey;
import io.onefold.identity.facts.PairWord;
import io.onefold.identity.facts.Span;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the facts of one root into parts: docs/definition.md, 10 to 15. A greedy replay of links under limits, as in
 * Kruskal's algorithm; whether a link joins depends only on the two parts that it would join, so the result for each connected
 * group is the same whatever else hangs below the root. Immutable, thread-safe.
 */
public final class Resolver {
    private final IdentityRules rules;

    public Resolver(IdentityRules rules) {
        this.rules = rules;
    }

    /** The parts of a root, by their naming identifiers' order of discovery; members that are not present are in none. */
    public Resolution resolve(Facts facts) {
        return new Run(facts).resolve();
    }

    /** One resolution under way. */
    private final class Run {
        private final Facts facts;
        private final Sightings sightings;
        private final List<IdentifierKey> alone = new ArrayList<>();
        private final Set<IdentifierKey> active = new HashSet<>();
        private final TreeMap<LinkKey, Refusal> refused = new TreeMap<>();

        Run(Facts facts) {
            this.facts = facts;
            this.sightings = Sightings.of(facts);
        }

        Resolution resolve() {
            for (IdentifierFact fact : facts.identifiers().values()) {
                if (!fact.member()) continue;
                boolean blocked = fact.blockedByWord() || rules.isBlocked(fact.key());
                if (fact.shared() || blocked) alone.add(fact.key());
                else if (isPresent(fact)) active.add(fact.key());
            }
            List<ActiveLink> links = activeLinks();
            List<LinkKey> nevers = neverPairs();
            Replay replay = replayUntilUncontested(links, nevers);
            return parts(replay, links);
        }

        private boolean isPresent(IdentifierFact fact) {
            return sightings.identifier(fact.key()).last() > fact.erasedUntil();
        }

        private List<ActiveLink> activeLinks() {
            List<ActiveLink> found = new ArrayList<>();
            sightings.pairs().forEach((pair, seen) -> {
                LinkFact fact = facts.link(pair);
                if (!active.contains(pair.a()) || !active.contains(pair.b())) return;
                if (fact != null && fact.says(PairWord.Kind.NEVER)) return;
                long floor = Math.max(
                        fact == null ? Long.MIN_VALUE : fact.cut(),
                        Math.max(
                                facts.identifier(pair.a()).erasedUntil(),
                                facts.identifier(pair.b()).erasedUntil()));
                long word = mustAt(fact);
                long last = Math.max(seen.last(), word);
                if (last > floor) found.add(new ActiveLink(pair, last, word > floor));
            });
            return found;
        }

        private List<LinkKey> neverPairs() {
            List<LinkKey> found = new ArrayList<>();
            for (LinkFact fact : facts.links()) {
                LinkKey pair = fact.pair();
                if (!fact.says(PairWord.Kind.NEVER) || !active.contains(pair.a()) || !active.contains(pair.b()))
                    continue;
                found.add(pair);
                PairWord word = fact.word();
                Span seen = sightings.pairs().getOrDefault(pair, Span.NEVER);
                long last = Math.max(seen.last(), word == null ? Long.MIN_VALUE : word.at());
                refused.put(pair, new Refusal(new ActiveLink(pair, last, false), true, "never"));
            }
            return found;
        }

        private Replay replayUntilUncontested(List<ActiveLink> links, List<LinkKey> nevers) {
            links.sort(this::replayOrder);
            Map<LinkKey, Refusal> ambiguous = new HashMap<>();
            while (true) {
                Replay replay = new Replay(rules, active);
                links.forEach(link -> replay.join(link, nevers));
                Set<IdentifierKey> contested = replay.contested();
                if (contested.isEmpty()) {
                    refused.putAll(replay.refused());
                    refused.putAll(ambiguous);
                    return replay;
                }
                active.removeAll(contested);
                alone.addAll(contested);
                links.removeIf(link -> {
                    boolean gone = contested.contains(link.pair().a())
                            || contested.contains(link.pair().b());
                    if (gone) ambiguous.put(link.pair(), new Refusal(link, false, "ambiguous"));
                    return gone;
                });
                nevers.removeIf(pair -> {
                    boolean gone = contested.contains(pair.a()) || contested.contains(pair.b());
                    if (gone) refused.remove(pair);
                    return gone;
                });
            }
        }

        private int replayOrder(ActiveLink one, ActiveLink two) {
            int byWord = Boolean.compare(two.must(), one.must());
            if (byWord != 0) return byWord;
            int byPriority = Integer.compare(priority(one), priority(two));
            if (byPriority != 0) return byPriority;
            int newestFirst = Long.compare(Math.floorDiv(two.lastSeen(), HOUR), Math.floorDiv(one.lastSeen(), HOUR));
            return newestFirst != 0 ? newestFirst : one.pair().compareTo(two.pair());
        }

        private int priority(ActiveLink link) {
            return rules.priority(link.pair().b().strength());
        }

        private Resolution parts(Replay replay, List<ActiveLink> links) {
            Map<Integer, Builder> byRoot = new HashMap<>();
            List<Builder> builders = new ArrayList<>();
            Map<IdentifierKey, Builder> byMember = new HashMap<>();
            for (IdentifierKey key : facts.identifiers().keySet()) {
                if (!active.contains(key)) continue;
                int root = replay.find(key);
                Builder builder = byRoot.get(root);
                if (builder == null) {
                    builder = new Builder(false);
                    byRoot.put(root, builder);
                    builders.add(builder);
                }
                builder.members.add(key);
                byMember.put(key, builder);
            }
            for (IdentifierKey key : alone) {
                Builder builder = new Builder(true);
                builder.members.add(key);
                builders.add(builder);
                byMember.put(key, builder);
            }
            links.forEach(link -> {
                Builder builder = byMember.get(link.pair().a());
                if (builder != null && builder == byMember.get(link.pair().b())) builder.links.add(link);
            });
            refused.forEach((pair, refusal) -> {
                Builder one = byMember.get(pair.a());
                Builder two = byMember.get(pair.b());
                if (one != null) one.refused.put(pair, refusal);
                if (two != null) two.refused.put(pair, refusal);
            });
            return new Resolution(
                    builders.stream().map(builder -> builder.build(this)).toList(), sightings);
        }

        /** Of members in ascending order: the strongest, of these the oldest, of these the least. */
        private IdentifierKey naming(List<IdentifierKey> members) {
            IdentifierKey naming = members.getFirst();
            for (IdentifierKey member : members) {
                if (member.strength() > naming.strength()) break;
                if (effectiveFirst(member) < effectiveFirst(naming)) naming = member;
            }
            return naming;
        }

        private long effectiveFirst(IdentifierKey key) {
            long erased = facts.identifier(key).erasedUntil();
            long first = sightings.identifier(key).first();
            return first > erased ? first : erased + 1;
        }
    }

    private static final long HOUR = 3_600_000;

    private static long mustAt(@Nullable LinkFact fact) {
        if (fact == null || !fact.says(PairWord.Kind.MUST)) return Long.MIN_VALUE;
        PairWord word = fact.word();
        return word == null ? Long.MIN_VALUE : word.at();
    }

    /** A part being put together. */
    private static final class Builder {
        private final boolean alone;
        private final List<IdentifierKey> members = new ArrayList<>();
        private final List<ActiveLink> links = new ArrayList<>();
        private final TreeMap<LinkKey, Refusal> refused = new TreeMap<>();

        Builder(boolean alone) {
            this.alone = alone;
        }

        Part build(Run run) {
            links.sort(Comparator.comparing(ActiveLink::pair));
            IdentifierKey naming = run.naming(members);
            String id = ProfileId.of(naming, run.facts.identifier(naming).erasedUntil());
            return new Part(members, naming, id, alone, links, refused);
        }
    }
}
