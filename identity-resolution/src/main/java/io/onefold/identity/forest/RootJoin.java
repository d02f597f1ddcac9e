package io.onefold.identity.forest;

import io.onefold.identity.facts.Arrival;
import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.EntryFact;
import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.WaitingErasure;
import io.onefold.profile.EntryKey;
import io.onefold.profile.FragmentCore;
import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins rows with a root's facts, one after another, each with what those before it have made; decides on the rows that change. */
final class RootJoin {
    private final IdentifierKey root;
    private final Facts facts;
    private final Decision decision;
    private final long oldestDay;
    private final Facts fresh = new Facts();

    /** @param oldestDay day counts before it are in no window any more, so they are left out */
    RootJoin(IdentifierKey root, Facts facts, Decision decision, long oldestDay) {
        this.root = root;
        this.facts = facts;
        this.decision = decision;
        this.oldestDay = oldestDay;
    }

    void add(Row row) {
        switch (row) {
            case IdentifierFact fact -> {
                IdentifierFact known = fresh.identifiers().get(fact.key());
                if (known == null) known = facts.identifiers().get(fact.key());
                IdentifierFact now = known == null ? fact : known.join(fact);
                put(known, now);
                forget(fact.key(), now.erasedUntil());
            }
            case LinkFact fact -> {
                LinkFact known = fresh.link(fact.pair());
                if (known == null) known = facts.link(fact.pair());
                put(known, known == null ? fact : known.join(fact));
            }
            case ConsentFact fact -> {
                ConsentFact known = consent(fact);
                ConsentFact now = known == null ? fact : known.join(fact);
                put(known, now.erasedUntil(erasedUntil(fact.subject())));
            }
            case CoreFact fact -> addCore(fact);
            case EntryFact fact -> addEntry(fact);
            case IndexEntry entry -> put(null, entry);
            case PublishedProfile profile -> put(null, profile);
            case Arrival arrival -> addArrival(arrival);
            // Here its person may be whole.
            case WaitingErasure erasure -> decision.send(new Message.ErasePerson(root, erasure.command()));
        }
    }

    /** What was decided up to an erasure goes on binding, but nothing says any more in which message. */
    private void forget(IdentifierKey subject, long until) {
        if (until == Long.MIN_VALUE) return;
        List<ConsentFact> bound = new ArrayList<>(facts.consents(subject));
        bound.addAll(fresh.consents(subject));
        for (ConsentFact each : bound) {
            ConsentFact known = consent(each);
            if (known != null) put(known, known.erasedUntil(until));
        }
    }

    private @Nullable ConsentFact consent(ConsentFact same) {
        ConsentFact made = fresh.consent(same.subject(), same.purpose());
        return made != null ? made : facts.consent(same.subject(), same.purpose());
    }

    private long erasedUntil(IdentifierKey subject) {
        IdentifierFact made = fresh.identifiers().get(subject);
        return (made != null ? made : facts.identifier(subject)).erasedUntil();
    }

    private void addArrival(Arrival arrival) {
        Arrival known = facts.arrival(arrival);
        Arrival now = known == null ? arrival : known.join(arrival);
        if (!now.isWhole()) decision.change(new Change.PutRow(root, now));
        else if (known != null) decision.change(new Change.DropRow(root, known));
    }

    private void addCore(CoreFact fact) {
        if (!begins(fact.anchor(), fact.epoch())) return;
        CoreFact known = core(fact.anchor());
        FragmentCore core = known == null ? fact.core() : known.core().join(fact.core());
        put(known, new CoreFact(fact.anchor(), fact.epoch(), core.withoutDaysBefore(oldestDay)));
    }

    private void addEntry(EntryFact fact) {
        if (!begins(fact.anchor(), fact.epoch())) return;
        EntryFact known = entry(fact.anchor(), fact.key(), fact.epoch());
        put(
                known,
                known == null
                        ? fact
                        : new EntryFact(
                                fact.anchor(),
                                fact.epoch(),
                                fact.key(),
                                known.entry().join(fact.entry())));
    }

    private @Nullable CoreFact core(IdentifierKey anchor) {
        CoreFact made = fresh.core(anchor);
        return made != null ? made : facts.core(anchor);
    }

    private @Nullable EntryFact entry(IdentifierKey anchor, EntryKey key, long epoch) {
        EntryFact made = fresh.entry(anchor, key);
        if (made != null) return made;
        EntryFact known = facts.entry(anchor, key);
        return known != null && known.epoch() == epoch ? known : null;
    }

    /** Whether a fragment's row is of the newest epoch known. One that begins an epoch ends what is known of earlier ones. */
    private boolean begins(IdentifierKey anchor, long epoch) {
        CoreFact core = core(anchor);
        long known = core == null ? Long.MIN_VALUE : core.epoch();
        if (epoch <= known) return epoch == known;
        facts.entries(anchor).forEach(entry -> decision.change(new Change.DropRow(root, entry)));
        for (EntryFact made : List.copyOf(fresh.entries(anchor))) {
            fresh.remove(made);
            decision.change(new Change.DropRow(root, made));
        }
        put(core, new CoreFact(anchor, epoch, FragmentCore.EMPTY));
        return true;
    }

    private void put(@Nullable Row known, Row row) {
        if (row.equals(known)) return;
        fresh.put(row);
        decision.change(new Change.PutRow(root, row));
    }
}
