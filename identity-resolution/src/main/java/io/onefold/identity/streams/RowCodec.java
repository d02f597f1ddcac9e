package io.onefold.identity.streams;

import io.onefold.identity.facts.Arrival;
import io.onefold.identity.facts.BlockWord;
import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.EntryFact;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.LinkKey;
import io.onefold.identity.facts.PairWord;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.Span;
import io.onefold.identity.facts.WaitingErasure;
import io.onefold.profile.EntryCodec;
import io.onefold.profile.EntryKey;
import io.onefold.profile.EntryKeyCodec;
import io.onefold.profile.FragmentCoreCodec;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import io.onefold.schemas.binary.IdentityCommandCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows as bytes: a key that is unique below a root, and a value. Thread-safe. */
final class RowCodec {
    private static final int IDENTIFIER = 1;
    private static final int LINK = 2;
    private static final int CORE = 3;
    private static final int ENTRY = 4;
    private static final int CONSENT = 5;
    private static final int INDEX = 6;
    private static final int PUBLISHED = 7;
    private static final int ARRIVAL = 8;
    private static final int WAITING = 9;
    /** No strength of an identifier, nor is the next. */
    private static final int WITH_SEGMENTS = 255;

    private static final int WITH_DELIVERIES = 254;

    private RowCodec() {}

    /** Writes what tells a row from the others of its root. */
    static void writeKey(Row row, ByteWriter to) {
        switch (row) {
            case IdentifierFact fact -> to.octet(IDENTIFIER).key(fact.key());
            case LinkFact fact ->
                to.octet(LINK).key(fact.pair().a()).key(fact.pair().b());
            case CoreFact fact -> to.octet(CORE).key(fact.anchor());
            case EntryFact fact -> to.octet(ENTRY).key(fact.anchor()).blob(EntryKeyCodec.write(fact.key()));
            case ConsentFact fact -> to.octet(CONSENT).key(fact.subject()).text(fact.purpose());
            case IndexEntry entry -> to.octet(INDEX).key(entry.key());
            case PublishedProfile profile -> to.octet(PUBLISHED).text(profile.profileId());
            case Arrival arrival -> to.octet(ARRIVAL).key(arrival.from()).number(arrival.epoch());
            // Two may have one id: all of it is the key.
            case WaitingErasure erasure -> IdentityCommandCodec.write(erasure.command(), to.octet(WAITING));
        }
    }

    /** Writes the rest of a row. */
    static void writeValue(Row row, ByteWriter to) {
        switch (row) {
            case IdentifierFact fact -> {
                to.flag(fact.member()).flag(fact.shared()).fixed(fact.erasedUntil());
                write(fact.seen(), to);
                BlockWord word = fact.word();
                to.flag(word != null);
                if (word != null) to.number(word.at()).text(word.commandId()).flag(word.blocked());
            }
            case LinkFact fact -> {
                write(fact.seen(), to);
                to.fixed(fact.cut());
                PairWord word = fact.word();
                to.octet(word == null ? 0 : code(word.kind()));
                if (word != null) to.number(word.at()).text(word.commandId());
            }
            case CoreFact fact -> to.number(fact.epoch()).blob(FragmentCoreCodec.write(fact.core()));
            case EntryFact fact -> to.number(fact.epoch()).blob(EntryCodec.write(fact.entry()));
            case ConsentFact fact -> ConsentRegisterCodec.write(fact.register(), to);
            case IndexEntry entry -> to.text(entry.profileId()).fixed(entry.erasedUntil());
            case PublishedProfile profile -> write(profile, to);
            case Arrival arrival -> to.number(arrival.come()).number(arrival.all());
            case WaitingErasure erasure -> {}
        }
    }

    /** Reads a row from its key and value. */
    static Row read(ByteReader key, ByteReader value) {
        int kind = key.octet();
        return switch (kind) {
            case IDENTIFIER -> identifier(key.key(), value);
            case LINK -> link(new LinkKey(key.key(), key.key()), value);
            case CORE -> new CoreFact(key.key(), value.number(), FragmentCoreCodec.read(value.blob()));
            case ENTRY -> entry(key.key(), EntryKeyCodec.read(key.blob()), value);
            case CONSENT -> new ConsentFact(key.key(), key.text(), ConsentRegisterCodec.read(value));
            case INDEX -> new IndexEntry(key.key(), value.text(), value.fixed());
            case PUBLISHED -> published(key.text(), value);
            case ARRIVAL -> new Arrival(key.key(), key.number(), value.count(), value.count());
            case WAITING -> new WaitingErasure(IdentityCommandCodec.read(key));
            default -> throw new IllegalStateException("unknown kind of row: " + kind);
        };
    }

    private static EntryFact entry(IdentifierKey anchor, EntryKey key, ByteReader from) {
        return new EntryFact(anchor, from.number(), key, EntryCodec.read(from.blob()));
    }

    private static void write(PublishedProfile profile, ByteWriter to) {
        boolean delivered = !profile.deliveries().isEmpty();
        to.octet(delivered ? WITH_DELIVERIES : WITH_SEGMENTS)
                .key(profile.naming())
                .fixed(profile.digest());
        to.number(profile.segments().size());
        profile.segments().forEach(to::text);
        if (!delivered) return;
        to.number(profile.deliveries().size());
        profile.deliveries().forEach((subscriber, digest) -> to.text(subscriber).fixed(digest));
    }

    /** A row of before there were segments begins with the key. Only a row of which somebody got something says what. */
    private static PublishedProfile published(String id, ByteReader from) {
        int first = from.octet();
        if (first != WITH_SEGMENTS && first != WITH_DELIVERIES) {
            IdentifierKey naming = new IdentifierKey(first, from.fixed(), from.fixed());
            return new PublishedProfile(id, naming, from.fixed(), List.of(), new TreeMap<>());
        }
        IdentifierKey naming = from.key();
        long digest = from.fixed();
        List<String> segments = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) segments.add(from.text());
        SortedMap<String, Long> deliveries = new TreeMap<>();
        if (first == WITH_DELIVERIES)
            for (int left = from.count(); left > 0; left--) deliveries.put(from.text(), from.fixed());
        return new PublishedProfile(id, naming, digest, segments, deliveries);
    }

    private static IdentifierFact identifier(IdentifierKey key, ByteReader from) {
        boolean member = from.flag();
        boolean shared = from.flag();
        long erasedUntil = from.fixed();
        Span seen = span(from);
        BlockWord word = from.flag() ? new BlockWord(from.number(), from.text(), from.flag()) : null;
        return new IdentifierFact(key, member, seen, erasedUntil, shared, word);
    }

    private static LinkFact link(LinkKey pair, ByteReader from) {
        Span seen = span(from);
        long cut = from.fixed();
        PairWord.@Nullable Kind kind = pairWord(from.octet());
        PairWord word = kind == null ? null : new PairWord(from.number(), from.text(), kind);
        return new LinkFact(pair, seen, cut, word);
    }

    static void write(Span span, ByteWriter to) {
        to.flag(span.equals(Span.NEVER));
        if (!span.equals(Span.NEVER)) to.number(span.first()).number(span.last() - span.first());
    }

    static Span span(ByteReader from) {
        if (from.flag()) return Span.NEVER;
        long first = from.number();
        return new Span(first, first + from.number());
    }

    private static int code(PairWord.Kind kind) {
        return switch (kind) {
            case MUST -> 1;
            case NEVER -> 2;
            case NONE -> 3;
        };
    }

    private static PairWord.@Nullable Kind pairWord(int code) {
        return switch (code) {
            case 0 -> null;
            case 1 -> PairWord.Kind.MUST;
            case 2 -> PairWord.Kind.NEVER;
            case 3 -> PairWord.Kind.NONE;
            default -> throw new IllegalStateException("unknown word on a pair: " + code);
        };
    }
}
