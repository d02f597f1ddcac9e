package io.onefold.identity.forest;

import io.onefold.identity.facts.Arrival;
import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.Span;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.FragmentIncrement;
import io.onefold.profile.Redaction;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One handler's work at one identifier, collected and then decided at once. Not thread-safe. */
final class AnchorWork {
    private final ForestState state;
    private final IdentityRules rules;
    private final FragmentRows fragments;
    private final int maxChunk;
    private final IdentifierKey self;
    private final String cause;
    private final Node before;
    private final Decision decision = new Decision();
    private final List<Row> rows = new ArrayList<>();
    private final Map<IdentifierKey, Span> newcomers = new LinkedHashMap<>();
    private final Map<IdentifierKey, Span> acquaintances = new LinkedHashMap<>();
    private final Map<Purpose, ConsentFact> decided = new LinkedHashMap<>();
    private final Map<MessageId, @Nullable Observation> refolded = new HashMap<>();
    private Node node;
    private @Nullable Residue residue;

    private record Purpose(IdentifierKey subject, String name) {}

    /** What makes copies one message at an anchor. */
    private record MessageId(long senderTime, String source, String id) {
        static MessageId of(Observation copy) {
            return new MessageId(
                    copy.touchpoint().senderTime(),
                    copy.touchpoint().source(),
                    copy.touchpoint().messageId());
        }
    }

    AnchorWork(ForestState state, Anchor.Setting setting, IdentifierKey self, String cause) {
        this.state = state;
        this.rules = setting.rules();
        this.fragments = setting.fragments();
        this.maxChunk = setting.maxChunk();
        this.self = self;
        this.cause = cause;
        this.before = state.node(self);
        this.node = before.equals(Node.NEW) ? before.nextEpoch() : before;
    }

    Decision decision() {
        return decision;
    }

    Observation redactedByNeighbours(Observation copy) {
        Set<IdentifierKey> erased = new HashSet<>();
        for (KeyedIdentifier identifier : copy.identifiers()) {
            Edge edge = identifier.key().equals(self) ? null : state.edge(self, identifier.key());
            if (edge != null && edge.redactedUntil() >= copy.occurredAt()) erased.add(identifier.key());
        }
        return erased.isEmpty() ? copy : Redaction.redact(copy, erased);
    }

    boolean isErased(Observation copy) {
        if (copy.occurredAt() <= node.erasedUntil()) return true;
        if (!node.forgets()) return false;
        Residue known = state.residue(self);
        return known != null && known.messages().contains(MessageFingerprint.of(self, copy.touchpoint()));
    }

    void count(String source, Change.Outcome outcome) {
        decision.change(new Change.Count(source, outcome));
    }

    void keep(Observation copy) {
        decision.change(new Change.PutMessage(copy));
        rows.addAll(fragments.increment(copy, node.epoch()));
        blankSightings(copy);
    }

    void replace(Observation copy) {
        decision.change(new Change.PutMessage(copy));
        refolded.put(MessageId.of(copy), copy);
        blankSightings(copy);
    }

    /** Has the whole fragment told once more, for what this message says. */
    void tellAnew(Observation message) {
        refolded.put(MessageId.of(message), message);
    }

    void drop(Observation message, Residue trace) {
        decision.change(new Change.DropMessage(message));
        refolded.put(MessageId.of(message), null);
        remains(trace);
    }

    /** An identifier whose value was taken is no evidence in the fragment; that it was seen stands beside it. */
    private void blankSightings(Observation copy) {
        for (KeyedIdentifier identifier : copy.identifiers())
            if (identifier.value().isEmpty() && !identifier.key().equals(self))
                rows.add(LinkFact.seen(self, identifier.key(), Span.at(copy.occurredAt())));
    }

    /** Of a copy that is not the message any more, or never was; what it decided goes on binding, without the message. */
    void remains(Residue trace) {
        residue = Traces.join(residue == null ? state.residue(self) : residue, trace);
        bind(Traces.consents(trace));
        if (!trace.messages().isEmpty()) node = node.forgetting();
        rows.addAll(Traces.sightings(trace));
    }

    void erased(long until) {
        node = node.erased(until);
        rows.add(IdentifierFact.erased(self, until));
    }

    void remember(IdentifierKey neighbour, Edge edge) {
        decision.change(new Change.PutEdge(self, neighbour, edge));
    }

    void tell(Row row) {
        rows.add(row);
    }

    void send(Message message) {
        decision.send(message);
    }

    void bind(List<ConsentFact> consents) {
        for (ConsentFact fact : consents)
            decided.merge(new Purpose(fact.subject(), fact.purpose()), fact, ConsentFact::join);
    }

    private void tellDecided() {
        for (ConsentFact fact : decided.values()) {
            if (fact.subject().equals(self)) rows.add(fact);
            else send(new Message.Update(fact.subject(), List.of(fact), null, 0, cause));
        }
    }

    /** As an anchor: another identifier of a copy. */
    void meet(IdentifierKey other, Span seen) {
        if (other.equals(self)) return;
        acquaintances.merge(other, seen, Span::join);
        if (state.edge(self, other) != null || newcomers.containsKey(other)) return;
        newcomers.put(other, seen);
        remember(other, Edge.MET);
        node = node.meets(other);
    }

    /** As another identifier of a copy: its anchor. */
    void isMetBy(IdentifierKey anchor) {
        if (state.edge(self, anchor) != null) return;
        remember(anchor, Edge.MET);
        node = node.meets(anchor);
    }

    /** Hangs this identifier's tree and the anchor's together, unless one of them is everybody's. */
    void joinTree(Message.Link link) {
        settleShared();
        // Whom only a word brings is no neighbour: should they meet, another link says so.
        if (node.erasedUntil() != Long.MIN_VALUE && !link.byWord())
            send(new Message.Redact(link.anchor(), self, node.erasedUntil(), link.cause()));
        if (!node.shared() && !link.anchorShared()) send(new Message.Union(self, link.anchor(), link.cause()));
    }

    private void settleShared() {
        if (node.shared() || !node.neighbours().areTooMany(self.strength(), rules)) return;
        node = node.sharedByMany();
        rows.add(IdentifierFact.shared(self));
    }

    Decision decide() {
        settleShared();
        tellDecided();
        if (!refolded.isEmpty()) refold();
        if (residue != null) decision.change(new Change.PutResidue(residue));
        if (!node.equals(before)) decision.change(new Change.PutNode(self, node));
        if (!rows.isEmpty()) tellRoot();
        // A shared anchor's links join no trees, so it is no proof that a known neighbour's root hears of this
        // sighting.
        if (node.shared()) acquaintances.forEach((other, seen) -> link(other, seen, true));
        else newcomers.forEach((other, seen) -> link(other, Span.NEVER, false));
        return decision;
    }

    private void refold() {
        node = node.nextEpoch();
        FragmentIncrement.Sum left = new FragmentIncrement.Sum();
        state.messages(self, message -> {
            if (!refolded.containsKey(MessageId.of(message))) left.add(fragments.of(message));
        });
        refolded.values().forEach(message -> {
            if (message != null) left.add(fragments.of(message));
        });
        rows.addAll(fragments.whole(self, left.total(), node.epoch()));
    }

    private void tellRoot() {
        int hops = node.parent() == null ? 0 : 1;
        List<List<Row>> chunks = RowWeights.chunks(rows, maxChunk);
        int number = 0;
        for (List<Row> chunk : chunks) {
            number++;
            // Until all of a fragment that is told anew has come, it seems to have forgotten the rest.
            if (!refolded.isEmpty() && chunks.size() > 1)
                chunk.add(Arrival.of(self, node.epoch(), number, number < chunks.size()));
            send(new Message.Update(node.towardsRoot(self), chunk, self, hops, cause));
        }
    }

    private void link(IdentifierKey other, Span seen, boolean shared) {
        send(new Message.Link(other, self, seen, shared, false, cause));
    }
}
