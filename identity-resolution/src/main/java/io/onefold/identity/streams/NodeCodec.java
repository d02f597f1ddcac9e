package io.onefold.identity.streams;

import io.onefold.identity.forest.NeighbourCounts;
import io.onefold.identity.forest.Node;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.util.TreeMap;

/** Nodes as bytes. The first byte is the version of the format. Thread-safe. */
final class NodeCodec {
    private static final int VERSION = 1;

    private NodeCodec() {}

    static byte[] encode(Node node) {
        ByteWriter to = ByteWriter.small().octet(VERSION);
        IdentifierKey parent = node.parent();
        to.flag(parent != null);
        if (parent != null) to.key(parent);
        to.flag(node.shared()).fixed(node.erasedUntil()).flag(node.forgets()).number(node.epoch());
        to.number(node.neighbours().byStrength().size());
        node.neighbours()
                .byStrength()
                .forEach((strength, count) -> to.number(strength).number(count));
        return to.toBytes();
    }

    static Node decode(byte[] bytes) {
        ByteReader from = new ByteReader(bytes);
        int version = from.octet();
        if (version != VERSION) throw new IllegalStateException("a node in format " + version + ": rebuild the state");
        IdentifierKey parent = from.flag() ? from.key() : null;
        boolean shared = from.flag();
        long erasedUntil = from.fixed();
        boolean forgets = from.flag();
        long epoch = from.number();
        TreeMap<Integer, Integer> neighbours = new TreeMap<>();
        for (int i = from.count(); i > 0; i--) neighbours.put(from.count(), from.count());
        return new Node(parent, shared, erasedUntil, forgets, epoch, new NeighbourCounts(neighbours));
    }
}
