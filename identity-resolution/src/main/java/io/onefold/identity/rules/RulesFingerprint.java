package io.onefold.identity.rules;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Digests of rules: SHA-256 over one way of writing them, first sixteen bytes, in hex. */
final class RulesFingerprint {
    private static final int BYTES = 16;

    private RulesFingerprint() {}

    static String of(List<Namespace> namespaces, Garbage garbage, Collection<IdentifierKey> blocked) {
        ByteWriter writer = new ByteWriter();
        writer.number(namespaces.size());
        for (Namespace namespace : namespaces) write(namespace, writer);
        write(garbage, writer);
        writer.number(blocked.size());
        for (IdentifierKey key : blocked) writer.key(key);
        return digest(writer);
    }

    static String of(Garbage garbage) {
        ByteWriter writer = new ByteWriter();
        write(garbage, writer);
        return digest(writer);
    }

    static void write(Namespace namespace, ByteWriter writer) {
        writer.text(namespace.name())
                .number(namespace.strength())
                .number(namespace.priority())
                .number(namespace.limit())
                .flag(namespace.ambiguousNobody())
                .text(namespace.normalise().label())
                .text(namespace.region());
        SharedAbove caps = namespace.sharedAbove();
        writer.number(caps.any()).number(caps.byNamespace().size());
        caps.byNamespace().forEach((name, cap) -> writer.text(name).number(cap));
    }

    private static void write(Garbage garbage, ByteWriter writer) {
        writer.number(garbage.values().size());
        for (String value : garbage.values()) writer.text(value);
        writer.number(garbage.patterns().size());
        for (String pattern : garbage.patterns()) writer.text(pattern);
    }

    private static String digest(ByteWriter writer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(writer.toBytes());
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
