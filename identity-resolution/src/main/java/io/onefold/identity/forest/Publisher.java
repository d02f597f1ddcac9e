package io.onefold.identity.forest;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.resolve.Part;
import io.onefold.identity.resolve.Resolution;
import io.onefold.identity.resolve.Resolver;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Publishes what has changed of a root's profiles, its index entries and the change feed, all in one decision. */
final class Publisher {
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
        if (!facts.arrivals().isEmpty()) return decision;
        long asOf = state.tick();
        Resolution resolution = resolver.resolve(facts);
        TreeMap<String, PublishedProfile> now = new TreeMap<>();
        TreeMap<IdentifierKey, String> index = new TreeMap<>();
        long due = Long.MAX_VALUE;
        for (Part part : resolution.parts()) {
            Composer.Composed composed = composer.compose(facts, resolution, part, asOf);
            if (composed == null) continue;
            UnifiedProfile profile = composed.profile();
            due = Math.min(due, composed.nextChange());
            PublishedProfile published =
                    new PublishedProfile(part.profileId(), part.naming(), digest.applyAsLong(profile));
            now.put(part.profileId(), published);
            part.members().forEach(member -> index.put(member, part.profileId()));
            publishProfile(decision, facts, root, published, new Output.Upsert(profile, asOf));
        }
        new ChangeFeed(facts, now, index, cause).entries().forEach(entry -> decision.publish(new Output.Feed(entry)));
        endProfiles(decision, facts, root, now);
        publishIndex(decision, facts, root, index);
        if (due != state.dueAt(root)) decision.change(new Change.PutDue(root, due));
        return decision;
    }

    private static void publishProfile(
            Decision decision, Facts facts, IdentifierKey root, PublishedProfile published, Output.Upsert upsert) {
        PublishedProfile before = facts.published().get(published.profileId());
        if (published.equals(before)) return;
        decision.change(new Change.PutRow(root, published)).publish(upsert);
        if (before == null)
            decision.publish(new Output.Naming(
                    published.profileId(), published.naming(), erasedUntil(facts, published.naming())));
    }

    private static void endProfiles(
            Decision decision, Facts facts, IdentifierKey root, Map<String, PublishedProfile> now) {
        for (PublishedProfile before : facts.published().values()) {
            if (now.containsKey(before.profileId())) continue;
            decision.change(new Change.DropRow(root, before)).publish(new Output.Tombstone(before.profileId()));
        }
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
