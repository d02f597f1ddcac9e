package io.onefold.identity.forest;

import io.onefold.identity.facts.Arrival;
import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.WaitingErasure;
import io.onefold.profile.FragmentCore;
import io.onefold.schemas.IdentifierKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees: rows climb to the root and join there; a root that meets a smaller identifier hands all its rows over. Union by a fixed
 * order of keys rather than by size or rank (Jayanti and Tarjan, "A randomized concurrent algorithm for disjoint set union", 2016):
 * keys are digests, so the order is as good as random, and it can never be stale.
 */
final class Tree {
    private final int maxChunk;
    private final ZoneId zone;

    /**
     * @param maxChunk about how many bytes of rows are handed over at once
     * @param zone that days are counted in
     */
    Tree(int maxChunk, ZoneId zone) {
        this.maxChunk = maxChunk;
        this.zone = zone;
    }

    Decision update(ForestState state, Message.Update update) {
        Node node = state.node(update.to());
        IdentifierKey parent = node.parent();
        IdentifierKey via = update.via();
        if (parent != null) {
            IdentifierKey first = via == null ? update.to() : via;
            return new Decision()
                    .send(new Message.Update(parent, update.rows(), first, update.hops() + 1, update.cause()));
        }
        Decision decision = new Decision();
        if (via != null && update.hops() > 1) decision.send(new Message.Compress(via, update.to()));
        return join(state, update.to(), update.rows(), decision).touch(update.to(), update.cause(), false);
    }

    Decision absorb(ForestState state, Message.Absorb absorb) {
        IdentifierKey parent = state.node(absorb.to()).parent();
        if (parent != null) return new Decision().send(new Message.Absorb(parent, absorb.rows(), absorb.cause()));
        return join(state, absorb.to(), absorb.rows(), new Decision()).touch(absorb.to(), absorb.cause(), true);
    }

    Decision union(ForestState state, Message.Union union) {
        IdentifierKey smaller = union.smaller();
        if (union.to().equals(smaller)) return new Decision();
        Node node = state.node(union.to());
        IdentifierKey parent = node.parent();
        if (parent == null) {
            Decision decision = new Decision().change(new Change.PutNode(union.to(), node.below(smaller)));
            decision.change(new Change.Unmark(union.to())).change(new Change.PutDue(union.to(), Long.MAX_VALUE));
            return handOver(state, new Message.Move(union.to(), 1, union.cause()), smaller, decision);
        }
        if (parent.equals(smaller)) return new Decision();
        return new Decision()
                .send(new Message.Union(
                        IdentifierKey.max(parent, smaller), IdentifierKey.min(parent, smaller), union.cause()));
    }

    Decision move(ForestState state, Message.Move move) {
        IdentifierKey parent = state.node(move.to()).parent();
        if (parent == null) throw new IllegalStateException(move.to() + " is a root and has nobody to hand over to");
        return handOver(state, move, parent, new Decision());
    }

    Decision compress(ForestState state, Message.Compress shorter) {
        Node node = state.node(shorter.to());
        IdentifierKey parent = node.parent();
        if (parent == null || shorter.root().compareTo(parent) >= 0) return new Decision();
        return new Decision().change(new Change.PutNode(shorter.to(), node.below(shorter.root())));
    }

    private Decision handOver(ForestState state, Message.Move move, IdentifierKey to, Decision decision) {
        IdentifierKey from = move.to();
        Facts facts = state.facts(from);
        List<Row> chunk = new Chunk(maxChunk).of(facts);
        chunk.forEach(row -> decision.change(new Change.DropRow(from, row)));
        boolean more = chunk.size() < facts.size();
        List<Row> rows = new ArrayList<>(chunk);
        // A root is its own member before anything has joined there, though an erasure may wait there already.
        if (move.chunk() == 1 && !facts.identifier(from).member()) rows.add(IdentifierFact.member(from));
        if (more || move.chunk() > 1) rows.add(Arrival.of(from, Arrival.TREE, move.chunk(), more));
        decision.send(new Message.Absorb(to, rows, move.cause()));
        if (more) decision.send(new Message.Move(from, move.chunk() + 1, move.cause()));
        return decision;
    }

    private Decision join(ForestState state, IdentifierKey root, List<Row> rows, Decision decision) {
        Node node = state.node(root);
        if (node.equals(Node.NEW)) decision.change(new Change.PutNode(root, node.nextEpoch()));
        RootJoin join = new RootJoin(root, state.facts(root), decision, FragmentCore.oldestDay(state.tick(), zone));
        join.add(IdentifierFact.member(root));
        rows.forEach(join::add);
        for (WaitingErasure erasure : state.facts(root).waiting())
            decision.change(new Change.DropRow(root, erasure)).send(new Message.ErasePerson(root, erasure.command()));
        return decision;
    }
}
