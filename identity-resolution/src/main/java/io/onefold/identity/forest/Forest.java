package io.onefold.identity.forest;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.resolve.Resolver;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.ProfileRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import io.onefold.schemas.UnifiedProfile;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * One partition of the identity forest: decides on each message, applies the decision to the partition's store, and hands on what is
 * to be sent and published. Whoever calls it makes one transaction of it. Not thread-safe.
 */
public final class Forest {
    /** Behind every identifier: whoever is met later is held against the present rules as it comes. */
    private static final IdentifierKey ALL_SWEPT = new IdentifierKey(Byte.MAX_VALUE, -1, -1);

    private final ForestStore store;
    private final Outbox outbox;
    private final Settings settings;
    private final Predicate<IdentifierKey> isLocal;
    private final Anchor anchor;
    private final Orders orders;
    private final Tree tree;
    private final Persons persons;
    private final Publisher publisher;
    private final Set<IdentifierKey> publishedThisTurn = new HashSet<>();

    /** Where messages and outputs of a partition go. */
    public interface Outbox {
        /** Sends a message to an identifier of another partition, or of this one, later. */
        void send(Message message);

        /** Publishes. */
        void publish(Output output);

        /** Hears of what must not be, and goes on: the audit says what became of it. */
        void broken(Invariant invariant);

        /** What this message or command brings about is published at the end of a turn. */
        default void putOff(String cause) {}

        /** What is published up to the next call was put off, and is because of this message or command; empty for time and rules. */
        default void because(String cause) {}

        /** Hears that an identifier has become one that too many people use. */
        default void shared() {}
    }

    /**
     * What a forest is set to.
     *
     * @param profile what profiles are made by
     * @param zone the business time zone that days and hours are counted in
     * @param maxChunk about how many bytes of rows are handed over at once when trees join
     * @param maxLocal how many messages to identifiers of this partition are handled at once, the rest is sent
     * @param deferAbove roots with more identifiers are only published in turns
     */
    public record Settings(
            IdentityRules rules, ProfileRules profile, ZoneId zone, int maxChunk, int maxLocal, int deferAbove) {
        /** Settings for a running installation. */
        public static Settings of(IdentityRules rules, ProfileRules profile, ZoneId zone) {
            return new Settings(rules, profile, zone, RowWeights.MAX_CHUNK, 1_000, 2_000);
        }
    }

    /**
     * A partition.
     *
     * @param isLocal whether an identifier is of this partition
     * @param digest of a profile as published, by which a change is noticed
     */
    public Forest(
            ForestStore store,
            Settings settings,
            Predicate<IdentifierKey> isLocal,
            ToLongFunction<UnifiedProfile> digest,
            Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
        this.settings = settings;
        this.isLocal = isLocal;
        this.anchor = new Anchor(
                new Anchor.Setting(settings.rules(), new FragmentRows(settings.zone()), settings.maxChunk()));
        this.orders = new Orders(anchor);
        this.tree = new Tree(settings.maxChunk(), settings.zone());
        Resolver resolver = new Resolver(settings.rules());
        this.persons = new Persons(resolver);
        this.publisher =
                new Publisher(resolver, new Composer(settings.rules(), settings.profile(), settings.zone()), digest);
    }

    /** Handles a message, and those that follow from it within this partition. */
    public void handle(Message message) {
        Deque<Message> local = new ArrayDeque<>();
        local.add(message);
        Map<IdentifierKey, Decision.Touch> touched = new LinkedHashMap<>();
        int handled = 0;
        for (Message next = local.poll(); next != null; next = local.poll()) {
            Decision decision = decide(next);
            make(decision);
            for (Message following : decision.messages()) {
                if (handled < settings.maxLocal() && isLocal.test(following.to())) {
                    local.add(following);
                    handled++;
                } else {
                    outbox.send(following);
                }
            }
            decision.touched().forEach(touch -> touched.put(touch.root(), touch));
        }
        touched.values().forEach(this::publishNowOrLater);
    }

    private Decision decide(Message message) {
        return switch (message) {
            case Message.Observe observe -> anchor.observe(store, observe.observation());
            case Message.Order order -> orders.carryOut(store, order.command());
            case Message.Recall recall -> orders.recall(store, recall.command());
            case Message.Remain remain -> anchor.remain(store, remain.residue());
            case Message.Update update -> tree.update(store, update);
            case Message.Link link -> anchor.met(store, link);
            case Message.Union union -> tree.union(store, union);
            case Message.Absorb absorb -> tree.absorb(store, absorb);
            case Message.Move move -> tree.move(store, move);
            case Message.Compress compress -> tree.compress(store, compress);
            case Message.Redact redact -> anchor.redact(store, redact);
            case Message.ErasePerson erase -> persons.erase(store, erase);
        };
    }

    private void make(Decision decision) {
        for (Change change : decision.changes()) {
            if (change instanceof Change.PutNode put && !put.isBelowASmallerOne())
                outbox.broken(Invariant.PARENT_IS_SMALLER);
            if (change instanceof Change.PutNode put
                    && put.node().shared()
                    && !store.node(put.key()).shared()) outbox.shared();
            store.apply(change);
        }
        decision.broken().forEach(outbox::broken);
        decision.outputs().forEach(outbox::publish);
    }

    /**
     * The first news of a root in a turn is published at once, further news wait for the turn's end. So does the first news of all: who
     * was never met before is about to join others, and would be published only to be merged.
     */
    private void publishNowOrLater(Decision.Touch touch) {
        IdentifierKey root = touch.root();
        if (store.node(root).parent() != null) return;
        Facts facts = store.facts(root);
        boolean big = facts.identifiers().size() > settings.deferAbove();
        boolean fresh = facts.published().isEmpty();
        if (touch.later() || big || fresh || !publishedThisTurn.add(root)) {
            outbox.putOff(touch.cause());
            store.apply(new Change.Mark(root, touch.cause()));
        } else make(publisher.publish(store, root, touch.cause()));
    }

    /** The time has come to an instant, UTC milliseconds. */
    public void tick(long now) {
        if (now > store.tick()) store.apply(new Change.PutTick(now));
    }

    /** Something was learned from all customers: the greatest version is in force, and everybody is looked at again. */
    public void learn(Population population) {
        Population known = store.population();
        if (known != null && known.version() >= population.version()) return;
        store.apply(new Change.PutPopulation(population));
        store.apply(new Change.PutSwept(null));
    }

    /**
     * Begins a turn: publishes marked roots.
     *
     * @return whether there may be more
     */
    public boolean turn(int most) {
        publishedThisTurn.clear();
        List<Change.Mark> marked = store.marked(most);
        for (Change.Mark mark : marked) {
            outbox.because(mark.cause());
            make(publisher.publish(store, mark.root(), mark.cause()));
            store.apply(new Change.Unmark(mark.root()));
        }
        return marked.size() == most;
    }

    /**
     * Publishes roots whose time has come.
     *
     * @return whether there may be more
     */
    public boolean due(int most) {
        List<IdentifierKey> due = store.due(store.tick(), most);
        for (IdentifierKey root : due) make(publisher.publish(store, root, ""));
        return due.size() == most;
    }

    /**
     * Holds identifiers against the present rules, from where the last sweep under them came to: lower caps, and everything that only
     * resolving decides. Fragments of an older release are told anew on the way.
     *
     * @return whether there may be more
     */
    public boolean sweep(int limit) {
        IdentifierKey sweptTo = store.sweptTo();
        if (ALL_SWEPT.equals(sweptTo)) return false;
        List<IdentifierKey> next = store.identifiersAfter(sweptTo, limit);
        boolean renews = store.hasOlderFragments();
        for (IdentifierKey key : next) {
            Decision decision = renews ? anchor.tellAnew(store, key) : anchor.tell(store, key, "", List.of());
            make(decision);
            decision.messages().forEach(outbox::send);
            if (store.node(key).parent() == null) store.apply(new Change.Mark(key, ""));
        }
        boolean more = next.size() == limit;
        store.apply(new Change.PutSwept(more ? next.getLast() : ALL_SWEPT));
        if (renews && !more) store.apply(new Change.RenewFragments());
        return more;
    }
}
