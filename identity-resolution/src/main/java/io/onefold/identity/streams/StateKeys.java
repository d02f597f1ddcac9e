package io.onefold.identity.streams;

import io.onefold.identity.facts.Row;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the forest's store: a byte for the kind, then the identifier, so that what belongs together stands together. */
final class StateKeys {
    static final int NODE = 1;
    static final int EDGE = 2;
    static final int ROW = 3;
    static final int MARK = 4;
    static final int DUE = 5;
    static final int DUE_OF = 6;
    static final int COUNT = 7;
    static final int SINGLE = 8;

    static final Bytes TICK = single(1);
    static final Bytes SWEPT = single(2);
    static final Bytes RULES = single(3);
    static final Bytes SECRET = single(4);
    static final Bytes PROFILE_RULES = single(5);
    /** What the release that wrote the fragments said in them: {@link #OLDER} or {@link #CURRENT}. */
    static final Bytes FRAGMENTS = single(6);

    static final Bytes POPULATION = single(7);

    static final byte[] OLDER = {1};
    static final byte[] CURRENT = {2};

    private StateKeys() {}

    private static Bytes single(int which) {
        return Bytes.wrap(new byte[] {SINGLE, (byte) which});
    }

    static Bytes node(IdentifierKey key) {
        return of(NODE, key);
    }

    static Bytes edge(IdentifierKey key, IdentifierKey neighbour) {
        return Bytes.wrap(ByteWriter.small().octet(EDGE).key(key).key(neighbour).toBytes());
    }

    static Bytes row(IdentifierKey root, Row row) {
        ByteWriter key = ByteWriter.small().octet(ROW).key(root);
        RowCodec.writeKey(row, key);
        return Bytes.wrap(key.toBytes());
    }

    static Bytes mark(IdentifierKey root) {
        return of(MARK, root);
    }

    static Bytes due(long due, IdentifierKey root) {
        return Bytes.wrap(ByteWriter.small().octet(DUE).fixed(due).key(root).toBytes());
    }

    /** Behind every key of a root that is due at an instant or earlier. */
    static Bytes dueAfter(long instant) {
        return Bytes.wrap(ByteWriter.small().octet(DUE).fixed(instant + 1).toBytes());
    }

    static Bytes dueOf(IdentifierKey root) {
        return of(DUE_OF, root);
    }

    static Bytes count(String source) {
        return Bytes.wrap(ByteWriter.small()
                .octet(COUNT)
                .raw(source.getBytes(StandardCharsets.UTF_8))
                .toBytes());
    }

    /** A key of a kind and an identifier; also what the keys of that kind and identifier begin with. */
    static Bytes of(int kind, IdentifierKey key) {
        return Bytes.wrap(ByteWriter.small().octet(kind).key(key).toBytes());
    }

    /** What the keys of a kind begin with. */
    static Bytes kind(int kind) {
        return Bytes.wrap(new byte[] {(byte) kind});
    }
}
