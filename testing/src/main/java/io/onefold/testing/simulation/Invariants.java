package io.onefold.testing.simulation;

import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.facts.Row;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.NeighbourCounts;
import io.onefold.identity.forest.Node;
import io.onefold.profile.ConsentRegister;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of the partitions' state between any two transactions, counting what is in flight, and more of it at rest. */
final class Invariants {
    private final List<String> broken = new ArrayList<>();
    private final Set<IdentifierKey> members = new HashSet<>();
    private final Set<IdentifierKey> indexed = new HashSet<>();
    private final Set<String> published = new HashSet<>();
    private final List<MemoryStore> stores;
    private final List<Message> inFlight;

    Invariants(List<MemoryStore> stores, List<Message> inFlight) {
        this.stores = stores;
        this.inFlight = inFlight;
    }

    /** What is broken at a moment at which messages may be in flight. */
    List<String> broken() {
        Set<IdentifierKey> moving = new HashSet<>();
        for (Message message : inFlight) if (message instanceof Message.Move move) moving.add(move.to());
        for (MemoryStore store : stores) {
            store.nodes().forEach(this::parentIsSmaller);
            store.allFacts().forEach((at, facts) -> {
                if (store.node(at).parent() != null && !facts.isEmpty() && !moving.contains(at))
                    broken.add("facts stand at " + at + ", no root, and do not move on");
                standTogether("at " + at, facts.rows());
            });
        }
        for (Message message : inFlight)
            if (message instanceof Message.Absorb absorb) standTogether("on the way to " + absorb.to(), absorb.rows());
        hangTogether();
        return broken;
    }

    /** Trees, with what is under way to join them, are the components of all links between identifiers that are not everybody's. */
    private void hangTogether() {
        Components trees = new Components();
        Components met = new Components();
        Set<IdentifierKey> shared = new HashSet<>();
        for (Message message : inFlight) {
            if (message instanceof Message.Union union) trees.join(union.to(), union.smaller());
            if (message instanceof Message.Link link && !link.anchorShared()) trees.join(link.to(), link.anchor());
        }
        for (MemoryStore store : stores) {
            store.nodes().forEach((key, node) -> {
                if (node.parent() != null) trees.join(key, node.parent());
                if (node.shared()) shared.add(key);
            });
            store.eachEdge(met::join);
            for (IdentityCommand command : store.commands()) {
                IdentifierKey other = command.other();
                if (other != null) met.join(command.target(), other);
            }
        }
        for (MemoryStore store : stores) {
            store.nodes().forEach((key, node) -> {
                if (node.parent() != null && !met.together(key, node.parent()))
                    broken.add(key + " hangs below " + node.parent() + ", and no link leads there");
            });
            store.eachEdge((key, other) -> {
                if (!shared.contains(key) && !shared.contains(other) && !trees.together(key, other))
                    broken.add(key + " has met " + other + ", and their trees do not join");
            });
        }
    }

    /** What is broken though nothing is in flight. */
    List<String> brokenAtRest() {
        broken();
        consentsNameWhatIsThere();
        for (MemoryStore store : stores) {
            store.allFacts().forEach((at, facts) -> {
                if (!facts.arrivals().isEmpty()) broken.add(at + " awaits what does not come");
                if (!facts.waiting().isEmpty()) broken.add(at + " has not carried out an erasure");
            });
            // One that only a steward spoke of, to somebody shared, was never seen and hangs nowhere.
            store.nodes().forEach((key, node) -> {
                boolean seen = !node.neighbours().equals(NeighbourCounts.NONE);
                if (seen && !members.contains(key)) broken.add(key + " is a member nowhere");
            });
        }
        return broken;
    }

    /** What an erasure took is told by no register of consent either. */
    private void consentsNameWhatIsThere() {
        record Said(String source, String messageId, long occurredAt) {}
        Set<Said> messages = new HashSet<>();
        for (MemoryStore store : stores)
            store.messages()
                    .forEach(message -> messages.add(new Said(
                            message.touchpoint().source(), message.touchpoint().messageId(), message.occurredAt())));
        for (MemoryStore store : stores)
            store.allFacts()
                    .forEach((at, facts) -> facts.rows().forEach(row -> {
                        if (!(row instanceof ConsentFact fact)
                                || !fact.register().namesMessage()) return;
                        ConsentRegister register = fact.register();
                        Said said = new Said(register.source(), register.messageId(), register.occurredAt());
                        if (!messages.contains(said))
                            broken.add(at + " tells of a consent by a message that is gone: " + said);
                        if (register.occurredAt()
                                <= facts.identifier(fact.subject()).erasedUntil())
                            broken.add(at + " tells by which message one consented who is erased: " + said);
                    }));
    }

    private void parentIsSmaller(IdentifierKey key, Node node) {
        IdentifierKey parent = node.parent();
        if (parent != null && parent.compareTo(key) >= 0) broken.add("the parent of " + key + " is not smaller");
    }

    /** An identifier is a member once; where it is, and nowhere else, are its index entry and what it names. */
    private void standTogether(String where, List<Row> rows) {
        Facts facts = new Facts();
        rows.forEach(facts::put);
        for (IdentifierFact fact : facts.identifiers().values())
            if (fact.member() && !members.add(fact.key())) broken.add(fact.key() + " is a member twice, once " + where);
        for (IndexEntry entry : facts.index().values()) {
            if (!facts.identifier(entry.key()).member())
                broken.add(entry.key() + " is indexed, but no member, " + where);
            if (!indexed.add(entry.key())) broken.add(entry.key() + " is indexed twice, once " + where);
        }
        for (PublishedProfile profile : facts.published().values()) {
            if (!facts.identifier(profile.naming()).member())
                broken.add(profile.profileId() + " is published where its naming identifier is not, " + where);
            if (!published.add(profile.profileId()))
                broken.add(profile.profileId() + " is published twice, once " + where);
        }
    }
}
