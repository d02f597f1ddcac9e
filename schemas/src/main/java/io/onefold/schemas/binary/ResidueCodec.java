package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.BoundConsent;
import io.onefold.schemas.Residue.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The written form of a {@link Residue}, exact: what is read equals what was written. Bytes of another format are an
 * {@link UnknownFormatException}, cut ones an {@link IndexOutOfBoundsException}. Thread-safe.
 */
public final class ResidueCodec {
    private static final Format FORMAT = new Format("residue", 1);

    private ResidueCodec() {}

    /** The residue on its own. */
    public static byte[] encode(Residue residue) {
        ByteWriter to = new ByteWriter();
        write(residue, to);
        return to.toBytes();
    }

    /** What {@link #encode} wrote. */
    public static Residue decode(byte[] bytes) {
        return read(new ByteReader(bytes));
    }

    /** The residue after what {@code to} holds already. */
    public static void write(Residue residue, ByteWriter to) {
        FORMAT.write(to);
        to.key(residue.anchor()).number(residue.seen().size());
        for (Map.Entry<IdentifierKey, Seen> entry : residue.seen().entrySet()) {
            Seen seen = entry.getValue();
            to.key(entry.getKey()).number(seen.first()).number(seen.last() - seen.first());
        }
        to.number(residue.consents().size());
        for (BoundConsent consent : residue.consents()) ConsentCodec.write(consent, to);
        to.number(residue.messages().size());
        for (long message : residue.messages()) to.fixed(message);
    }

    /** The next residue, as {@link #write} wrote it. */
    public static Residue read(ByteReader from) {
        FORMAT.read(from);
        return new Residue(from.key(), seen(from), consents(from), messages(from));
    }

    private static SortedMap<IdentifierKey, Seen> seen(ByteReader from) {
        int size = from.count();
        SortedMap<IdentifierKey, Seen> seen = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            IdentifierKey key = from.key();
            long first = from.number();
            seen.put(key, new Seen(first, first + from.number()));
        }
        return seen;
    }

    private static List<BoundConsent> consents(ByteReader from) {
        int size = from.count();
        List<BoundConsent> consents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) consents.add(ConsentCodec.bound(from));
        return consents;
    }

    private static SortedSet<Long> messages(ByteReader from) {
        int size = from.count();
        SortedSet<Long> messages = new TreeSet<>();
        for (int i = 0; i < size; i++) messages.add(from.fixed());
        return messages;
    }
}
