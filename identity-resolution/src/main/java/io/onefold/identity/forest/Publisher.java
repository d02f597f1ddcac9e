package io.onefold.identity.forest;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.resolve.Part;
import io.onefold.identity.resolve.Resolution;
import io.onefold.identity.resolve.Resolver;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.UnifiedProfile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Publishes what has changed of a root's profiles, its index entries and the change feed, all in one decision. */
final class Publisher {
    private static final SortedMap<String, Long> NOTHING = Collections.emptySortedMap();

    private final Resolver resolver;
    private final Composer composer;
    private final ToLongFunction<UnifiedProfile> digest;

    Publisher(Resolver resolver, Composer composer, ToLongFunction<UnifiedProfile> digest) {
        this.resolver = resolver;
        this.composer = composer;
        this.digest = digest;
    }

    Decision publish(ForestState state, IdentifierKey root, String cause) {
        Decision decision = new Decision();
        if (state.node(root).parent() != null) return decision;
        Facts facts = state.facts(root);
        // What has come in part would be published as if the rest were gone; when the rest comes, this is asked again.
        // Until then it is not due either, or it would stand in the way of others that are.
        if (!facts.arrivals().isEmpty()) return due(decision, state, root, Long.MAX_VALUE);
        long asOf = state.tick();
        @Nullable Population population = state.population();
        long learned = population == null ? 0 : population.version();
        Resolution resolution = resolver.resolve(facts);
        TreeMap<String, PublishedProfile> now = new TreeMap<>();
        TreeMap<IdentifierKey, String> index = new TreeMap<>();
        long due = Long.MAX_VALUE;
        for (Part part : resolution.parts()) {
            Composer.Composed composed =
                    composer.compose(facts, resolution, part, new Composer.Moment(asOf, population));
            if (composed == null) continue;
            due = Math.min(due, composed.nextChange());
            PublishedProfile published = published(part, composed);
            now.put(part.profileId(), published);
            for (IdentifierKey member : part.members())
                if (index.put(member, part.profileId()) != null) decision.broken(Invariant.MEMBER_OF_ONE_PROFILE);
            if (!part.members().contains(part.naming())) decision.broken(Invariant.NAMED_BY_A_MEMBER);
            publishProfile(decision, facts, root, published, new Output.Upsert(composed.profile(), asOf, learned));
            deliver(decision, facts.published().get(part.profileId()), published, composed.views(), asOf);
        }
        new ChangeFeed(facts, now, index, cause).entries().forEach(entry -> decision.publish(new Output.Feed(entry)));
        endProfiles(decision, facts, root, now, asOf);
        publishIndex(decision, facts, root, index);
        return due(decision, state, root, due);
    }

    private static Decision due(Decision decision, ForestState state, IdentifierKey root, long due) {
        return due == state.dueAt(root) ? decision : decision.change(new Change.PutDue(root, due));
    }

    /** The profile's digest last: its bytes are those that are asked for next. */
    private PublishedProfile published(Part part, Composer.Composed composed) {
        SortedMap<String, Long> deliveries = NOTHING;
        if (!composed.views().isEmpty()) {
            deliveries = new TreeMap<>();
            for (Map.Entry<String, UnifiedProfile> view : composed.views().entrySet())
                deliveries.put(view.getKey(), digest.applyAsLong(view.getValue()));
        }
        UnifiedProfile profile = composed.profile();
        return new PublishedProfile(
                part.profileId(), part.naming(), digest.applyAsLong(profile), profile.segments(), deliveries);
    }

    private static void publishProfile(
            Decision decision, Facts facts, IdentifierKey root, PublishedProfile published, Output.Upsert upsert) {
        PublishedProfile before = facts.published().get(published.profileId());
        if (published.equals(before)) return;
        decision.change(new Change.PutRow(root, published));
        if (before != null && before.isSameProfile(published)) return;
        decision.publish(upsert);
        List<String> left = before == null ? List.of() : before.segments();
        publishMemberships(decision, published.profileId(), left, published.segments(), upsert.asOf());
        if (before == null)
            decision.publish(new Output.Naming(
                    published.profileId(), published.naming(), erasedUntil(facts, published.naming())));
    }

    private static void endProfiles(
            Decision decision, Facts facts, IdentifierKey root, Map<String, PublishedProfile> now, long asOf) {
        for (PublishedProfile before : facts.published().values()) {
            if (now.containsKey(before.profileId())) continue;
            decision.change(new Change.DropRow(root, before)).publish(new Output.Tombstone(before.profileId()));
            publishMemberships(decision, before.profileId(), before.segments(), List.of(), asOf);
            takeBack(decision, before, NOTHING, asOf);
        }
    }

    /** What a subscriber has already is not sent again. */
    private static void deliver(
            Decision decision,
            @Nullable PublishedProfile before,
            PublishedProfile now,
            SortedMap<String, UnifiedProfile> views,
            long asOf) {
        SortedMap<String, Long> had = before == null ? NOTHING : before.deliveries();
        if (had.equals(now.deliveries())) return;
        views.forEach((subscriber, view) -> {
            if (!Objects.equals(had.get(subscriber), now.deliveries().get(subscriber)))
                decision.publish(new Output.Delivery(subscriber, now.profileId(), view, asOf));
        });
        if (before != null) takeBack(decision, before, now.deliveries(), asOf);
    }

    private static void takeBack(Decision decision, PublishedProfile before, SortedMap<String, Long> now, long asOf) {
        for (String subscriber : before.deliveries().keySet())
            if (!now.containsKey(subscriber))
                decision.publish(new Output.Delivery(subscriber, before.profileId(), null, asOf));
    }

    private static void publishMemberships(
            Decision decision, String profileId, List<String> before, List<String> now, long asOf) {
        if (before.equals(now)) return;
        for (String segment : before)
            if (!now.contains(segment))
                decision.publish(membership(segment, profileId, SegmentMembership.Change.LEFT, asOf));
        for (String segment : now)
            if (!before.contains(segment))
                decision.publish(membership(segment, profileId, SegmentMembership.Change.ENTERED, asOf));
    }

    private static Output membership(String segment, String profileId, SegmentMembership.Change change, long asOf) {
        return new Output.Membership(new SegmentMembership(segment, profileId, change, asOf));
    }

    private static void publishIndex(
            Decision decision, Facts facts, IdentifierKey root, Map<IdentifierKey, String> index) {
        index.forEach((key, profileId) -> {
            IndexEntry entry = new IndexEntry(key, profileId, erasedUntil(facts, key));
            if (entry.equals(facts.index().get(key))) return;
            decision.change(new Change.PutRow(root, entry))
                    .publish(new Output.Index(key, profileId, entry.erasedUntil()));
        });
        for (IndexEntry before : facts.index().values()) {
            if (index.containsKey(before.key())) continue;
            decision.change(new Change.DropRow(root, before)).publish(new Output.Unindex(before.key()));
        }
    }

    private static long erasedUntil(Facts facts, IdentifierKey member) {
        return facts.identifier(member).erasedUntil();
    }
}
