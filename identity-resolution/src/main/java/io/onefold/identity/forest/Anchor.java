package io.onefold.identity.forest;

import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.Span;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.Redaction;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.List;
import java.util.Set;

/** What an anchor does with its messages: keeps the smallest copy of each, tells the root, and meets its neighbours. */
final class Anchor {
    private final Setting setting;
    private final Traces traces;

    /** What every anchor's work needs; {@code maxChunk}: about how many bytes of rows go in one message. */
    record Setting(IdentityRules rules, FragmentRows fragments, int maxChunk) {}

    Anchor(Setting setting) {
        this.setting = setting;
        this.traces = new Traces(setting.rules());
    }

    Decision observe(ForestState state, Observation received) {
        AnchorWork work = work(state, received.anchor(), received.touchpoint().messageId());
        String source = received.touchpoint().source();
        Observation copy = work.redactedByNeighbours(received);
        Observation kept = state.message(copy);
        if (work.isErased(copy)) {
            work.count(source, Change.Outcome.SUPPRESSED);
            work.remains(traces.ofErased(copy));
            if (kept != null) work.drop(kept, traces.ofErased(kept));
        } else if (kept == null) {
            work.count(source, Change.Outcome.APPLIED);
            work.keep(copy);
            work.bind(traces.consents(copy));
        } else if (compare(kept, copy) == 0) {
            work.count(source, Change.Outcome.DUPLICATE);
            return work.decision();
        } else {
            work.count(source, Change.Outcome.CONFLICTING);
            boolean replaces = compare(copy, kept) < 0;
            work.remains(traces.of(replaces ? kept : copy));
            if (replaces) {
                work.replace(copy);
                work.bind(traces.consents(copy));
            }
        }
        copy.identifiers().forEach(each -> work.meet(each.key(), Span.at(copy.occurredAt())));
        return work.decide();
    }

    private static int compare(Observation a, Observation b) {
        int byTime = Long.compare(a.occurredAt(), b.occurredAt());
        return byTime != 0 ? byTime : Long.compare(a.digest(), b.digest());
    }

    Decision remain(ForestState state, Residue residue) {
        AnchorWork work = work(state, residue.anchor(), "");
        work.remains(residue);
        state.messages(residue.anchor(), message -> {
            long fingerprint = MessageFingerprint.of(residue.anchor(), message.touchpoint());
            if (residue.messages().contains(fingerprint)) work.drop(message, traces.ofErased(message));
        });
        residue.seen().forEach((key, seen) -> work.meet(key, new Span(seen.first(), seen.last())));
        return work.decide();
    }

    Decision erase(ForestState state, IdentifierKey anchor, long until, String cause) {
        AnchorWork work = work(state, anchor, cause);
        if (until <= state.node(anchor).erasedUntil()) return work.decision();
        state.messages(anchor, message -> {
            if (message.occurredAt() <= until) work.drop(message, traces.ofErased(message));
        });
        work.erased(until);
        state.neighbours(anchor, neighbour -> {
            if (neighbour.compareTo(anchor) < 0) work.send(new Message.Redact(neighbour, anchor, until, cause));
        });
        return work.decide();
    }

    Decision redact(ForestState state, Message.Redact order) {
        AnchorWork work = work(state, order.to(), order.cause());
        Edge edge = state.edge(order.to(), order.erased());
        if (edge != null && edge.redactedUntil() >= order.until()) return work.decision();
        work.remember(order.erased(), new Edge(order.until()));
        state.messages(order.to(), message -> {
            if (message.occurredAt() > order.until()) return;
            Observation redacted = Redaction.redact(message, Set.of(order.erased()));
            if (!redacted.equals(message)) work.replace(redacted);
        });
        return work.decide();
    }

    /** Facts of which the anchor itself keeps nothing. */
    Decision tell(ForestState state, IdentifierKey key, String cause, List<Row> rows) {
        AnchorWork work = work(state, key, cause);
        rows.forEach(work::tell);
        return work.decide();
    }

    /** Tells the whole fragment once more, where messages say what fragments of older releases do not: on which days calls were. */
    Decision tellAnew(ForestState state, IdentifierKey key) {
        AnchorWork work = work(state, key, "");
        state.messages(key, message -> {
            if (message.touchpoint().details().call() != null) work.tellAnew(message);
        });
        return work.decide();
    }

    Decision met(ForestState state, Message.Link link) {
        AnchorWork work = work(state, link.to(), link.cause());
        if (!link.byWord()) work.isMetBy(link.anchor());
        if (!link.seen().equals(Span.NEVER)) work.tell(IdentifierFact.seen(link.to(), link.seen()));
        work.joinTree(link);
        return work.decide();
    }

    private AnchorWork work(ForestState state, IdentifierKey anchor, String cause) {
        return new AnchorWork(state, setting, anchor, cause);
    }
}
