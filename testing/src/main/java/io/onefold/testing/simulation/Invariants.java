package io.onefold.testing.simulation;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.forest.Node;
import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of the partitions' state at rest, whatever the world. */
final class Invariants {
    private final List<String> broken = new ArrayList<>();
    private final Simulation simulation;

    Invariants(Simulation simulation) {
        this.simulation = simulation;
    }

    List<String> broken() {
        Map<IdentifierKey, IdentifierKey> roots = new HashMap<>();
        for (MemoryStore store : simulation.stores()) {
            store.nodes().forEach(this::parentIsSmaller);
            store.allFacts().forEach((at, facts) -> check(store, at, facts, roots));
        }
        return broken;
    }

    private void parentIsSmaller(IdentifierKey key, Node node) {
        IdentifierKey parent = node.parent();
        if (parent != null && parent.compareTo(key) >= 0) broken.add("the parent of " + key + " is not smaller");
    }

    private void check(MemoryStore store, IdentifierKey at, Facts facts, Map<IdentifierKey, IdentifierKey> roots) {
        if (store.node(at).parent() != null && !facts.rows().isEmpty())
            broken.add("facts stand at " + at + ", no root");
        for (IdentifierFact fact : facts.identifiers().values()) {
            if (!fact.member()) continue;
            IdentifierKey other = roots.put(fact.key(), at);
            if (other != null) broken.add(fact.key() + " is a member at " + other + " and at " + at);
        }
        for (PublishedProfile published : facts.published().values())
            if (!facts.identifier(published.naming()).member())
                broken.add(published.profileId() + " is published where its naming identifier is not");
    }
}
