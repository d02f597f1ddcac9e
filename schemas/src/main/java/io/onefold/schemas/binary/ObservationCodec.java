package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The written form of an {@link Observation}, exact: what is read equals what was written. Bytes of another format are an
 * {@link UnknownFormatException}, cut ones an {@link IndexOutOfBoundsException}. Thread-safe.
 */
public final class ObservationCodec {
    private static final Format FORMAT = new Format("observation", 1);

    private ObservationCodec() {}

    /** The observation on its own. */
    public static byte[] encode(Observation observation) {
        ByteWriter to = new ByteWriter();
        write(observation, to);
        return to.toBytes();
    }

    /** What {@link #encode} wrote. */
    public static Observation decode(byte[] bytes) {
        return read(new ByteReader(bytes));
    }

    /** The observation after what {@code to} holds already. */
    public static void write(Observation observation, ByteWriter to) {
        FORMAT.write(to);
        to.number(observation.identifiers().size());
        for (KeyedIdentifier identifier : observation.identifiers())
            to.key(identifier.key()).text(identifier.value());
        TouchpointCodec.write(observation.touchpoint(), to);
        to.number(observation.echoes().size());
        for (Map.Entry<String, IdentifierKey> echo : observation.echoes().entrySet()) {
            to.text(echo.getKey()).key(echo.getValue());
        }
        to.fixed(observation.digest());
    }

    /** The next observation, as {@link #write} wrote it. */
    public static Observation read(ByteReader from) {
        FORMAT.read(from);
        int size = from.count();
        List<KeyedIdentifier> identifiers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) identifiers.add(new KeyedIdentifier(from.key(), from.text()));
        return new Observation(identifiers, TouchpointCodec.read(from), echoes(from), from.fixed());
    }

    private static SortedMap<String, IdentifierKey> echoes(ByteReader from) {
        int size = from.count();
        if (size == 0) return Collections.emptySortedMap();
        SortedMap<String, IdentifierKey> echoes = new TreeMap<>();
        for (int i = 0; i < size; i++) echoes.put(from.text(), from.key());
        return echoes;
    }
}
