package io.onefold.identity.facts;

import io.onefold.profile.Entry;
import io.onefold.profile.EntryKey;
import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one root, decoded. Not thread-safe; rows themselves are immutable. */
public final class Facts {
    private final TreeMap<IdentifierKey, IdentifierFact> identifiers = new TreeMap<>();
    private final TreeMap<LinkKey, LinkFact> links = new TreeMap<>();
    private final TreeMap<IdentifierKey, CoreFact> cores = new TreeMap<>();
    private final Map<IdentifierKey, TreeMap<EntryKey, EntryFact>> entries = new HashMap<>();
    private final Map<IdentifierKey, TreeMap<String, ConsentFact>> consents = new HashMap<>();
    private final TreeMap<IdentifierKey, IndexEntry> index = new TreeMap<>();
    private final TreeMap<String, PublishedProfile> published = new TreeMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<WaitingErasure> waiting = new LinkedHashSet<>();

    /**
     * Sets a row.
     *
     * @return the row with the same key that it replaces, or null
     */
    public @Nullable Row put(Row row) {
        return switch (row) {
            case IdentifierFact fact -> identifiers.put(fact.key(), fact);
            case LinkFact fact -> links.put(fact.pair(), fact);
            case CoreFact fact -> cores.put(fact.anchor(), fact);
            case EntryFact fact ->
                entries.computeIfAbsent(fact.anchor(), anchor -> new TreeMap<>())
                        .put(fact.key(), fact);
            case ConsentFact fact ->
                consents.computeIfAbsent(fact.subject(), subject -> new TreeMap<>())
                        .put(fact.purpose(), fact);
            case IndexEntry entry -> index.put(entry.key(), entry);
            case PublishedProfile profile -> published.put(profile.profileId(), profile);
            case Arrival arrival -> putArrival(arrival);
            case WaitingErasure erasure -> waiting.add(erasure) ? null : erasure;
        };
    }

    /**
     * Takes the row with the same key away.
     *
     * @return the row taken away, or null where there was none
     */
    public @Nullable Row remove(Row row) {
        return switch (row) {
            case IdentifierFact fact -> identifiers.remove(fact.key());
            case LinkFact fact -> links.remove(fact.pair());
            case CoreFact fact -> cores.remove(fact.anchor());
            case EntryFact fact -> removeNested(entries, fact.anchor(), fact.key());
            case ConsentFact fact -> removeNested(consents, fact.subject(), fact.purpose());
            case IndexEntry entry -> index.remove(entry.key());
            case PublishedProfile profile -> published.remove(profile.profileId());
            case Arrival arrival -> removeArrival(arrival);
            case WaitingErasure erasure -> waiting.remove(erasure) ? erasure : null;
        };
    }

    private @Nullable Arrival putArrival(Arrival arrival) {
        Arrival before = removeArrival(arrival);
        arrivals.add(arrival);
        return before;
    }

    private @Nullable Arrival removeArrival(Arrival arrival) {
        Arrival before = arrival(arrival);
        if (before != null) arrivals.remove(before);
        return before;
    }

    private static <A, B, C, M extends Map<B, C>> @Nullable C removeNested(Map<A, M> map, A outer, B inner) {
        M nested = map.get(outer);
        if (nested == null) return null;
        C removed = nested.remove(inner);
        if (nested.isEmpty()) map.remove(outer);
        return removed;
    }

    /** Every row, in no promised order. */
    public List<Row> rows() {
        List<Row> all = new ArrayList<>(identifiers.values());
        all.addAll(evidence());
        all.addAll(index.values());
        all.addAll(published.values());
        return all;
    }

    /** Every row that says something of an identifier beside what it is and where it is published, in no promised order. */
    public List<Row> evidence() {
        List<Row> all = new ArrayList<>(links.values());
        all.addAll(cores.values());
        entries.values().forEach(each -> all.addAll(each.values()));
        consents.values().forEach(each -> all.addAll(each.values()));
        all.addAll(arrivals);
        all.addAll(waiting);
        return all;
    }

    /** How many rows there are. */
    public int size() {
        int nested = 0;
        for (Map<?, ?> each : entries.values()) nested += each.size();
        for (Map<?, ?> each : consents.values()) nested += each.size();
        int own = identifiers.size() + links.size() + cores.size() + index.size() + published.size();
        return own + nested + arrivals.size() + waiting.size();
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return identifiers.isEmpty() && size() == 0;
    }

    /** By key. */
    public SortedMap<IdentifierKey, IdentifierFact> identifiers() {
        return Collections.unmodifiableSortedMap(identifiers);
    }

    /** What is known of an identifier, perhaps nothing. */
    public IdentifierFact identifier(IdentifierKey key) {
        IdentifierFact fact = identifiers.get(key);
        return fact != null ? fact : IdentifierFact.unknown(key);
    }

    /** By pair. */
    public Collection<LinkFact> links() {
        return Collections.unmodifiableCollection(links.values());
    }

    /** What is known of a pair, or null. */
    public @Nullable LinkFact link(LinkKey pair) {
        return links.get(pair);
    }

    /** The bounded part of an anchor's fragment, or null. */
    public @Nullable CoreFact core(IdentifierKey anchor) {
        return cores.get(anchor);
    }

    /** The entries of an anchor's fragment by key. */
    public Collection<EntryFact> entries(IdentifierKey anchor) {
        TreeMap<EntryKey, EntryFact> found = entries.get(anchor);
        return found == null ? List.of() : Collections.unmodifiableCollection(found.values());
    }

    /** One entry of an anchor's fragment, or null. */
    public @Nullable EntryFact entry(IdentifierKey anchor, EntryKey key) {
        TreeMap<EntryKey, EntryFact> found = entries.get(anchor);
        return found == null ? null : found.get(key);
    }

    /** An anchor's whole fragment; null where it has no message left. */
    public @Nullable Fragment fragment(IdentifierKey anchor) {
        CoreFact core = cores.get(anchor);
        if (core == null || core.core().isEmpty()) return null;
        Map<EntryKey, Entry> byKey = new TreeMap<>();
        entries(anchor).forEach(fact -> byKey.put(fact.key(), fact.entry()));
        return new Fragment(core.epoch(), core.core(), byKey);
    }

    /** The decisions bound to an identifier, by purpose. */
    public Collection<ConsentFact> consents(IdentifierKey subject) {
        TreeMap<String, ConsentFact> found = consents.get(subject);
        return found == null ? List.of() : Collections.unmodifiableCollection(found.values());
    }

    /** The decision bound to an identifier for a purpose, or null. */
    public @Nullable ConsentFact consent(IdentifierKey subject, String purpose) {
        TreeMap<String, ConsentFact> found = consents.get(subject);
        return found == null ? null : found.get(purpose);
    }

    /** What this root has published in the index. */
    public SortedMap<IdentifierKey, IndexEntry> index() {
        return Collections.unmodifiableSortedMap(index);
    }

    /** What has come to this root in part only: there are few at a time. */
    public Collection<Arrival> arrivals() {
        return Collections.unmodifiableCollection(arrivals);
    }

    /** What has come before of the same, or null. */
    public @Nullable Arrival arrival(Arrival same) {
        for (Arrival known : arrivals)
            if (known.from().equals(same.from()) && known.epoch() == same.epoch()) return known;
        return null;
    }

    /** The erasures of persons that wait at this root. */
    public Collection<WaitingErasure> waiting() {
        return Collections.unmodifiableCollection(waiting);
    }

    /** The living profiles that this root has published, by id. */
    public SortedMap<String, PublishedProfile> published() {
        return Collections.unmodifiableSortedMap(published);
    }
}
