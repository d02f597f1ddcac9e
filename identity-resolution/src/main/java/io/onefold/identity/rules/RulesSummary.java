package io.onefold.identity.rules;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What state remembers of the rules it was made by, to tell at the next start what changed. It carries no personal data: blocked
 * values are keys, garbage is a digest.
 *
 * @param normalisationVersion {@link Normalisation#VERSION} of the release that wrote it
 * @param timeZone the deployment's business time zone, which day and hour counters are in
 */
public record RulesSummary(
        int version,
        String fingerprint,
        int normalisationVersion,
        List<Namespace> namespaces,
        String garbage,
        SortedSet<IdentifierKey> blocked,
        String timeZone) {
    private static final int FORMAT = 1;

    public RulesSummary {
        namespaces = namespaces.stream()
                .sorted(Comparator.comparingInt(Namespace::strength))
                .toList();
        blocked = Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
    }

    /** The summary of rules in force with a time zone. */
    public static RulesSummary of(IdentityRules rules, ZoneId timeZone) {
        return new RulesSummary(
                rules.version(),
                rules.fingerprint(),
                Normalisation.VERSION,
                rules.namespaces(),
                RulesFingerprint.of(rules.garbage()),
                rules.blocked(),
                timeZone.getId());
    }

    /** The written form; {@link #fromBytes} reads it back. */
    public byte[] toBytes() {
        ByteWriter writer = new ByteWriter();
        writer.octet(FORMAT)
                .number(version)
                .text(fingerprint)
                .number(normalisationVersion)
                .text(garbage)
                .text(timeZone);
        writer.number(namespaces.size());
        for (Namespace namespace : namespaces) RulesFingerprint.write(namespace, writer);
        writer.number(blocked.size());
        for (IdentifierKey key : blocked) writer.key(key);
        return writer.toBytes();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when it is of another release's format
     */
    public static RulesSummary fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.octet();
        if (format != FORMAT)
            throw new IllegalArgumentException(
                    "the state's rules are written in format " + format + ", this release reads " + FORMAT);
        int version = reader.count();
        String fingerprint = reader.text();
        int normalisationVersion = reader.count();
        String garbage = reader.text();
        String timeZone = reader.text();
        List<Namespace> namespaces = new ArrayList<>();
        for (int left = reader.count(); left > 0; left--) namespaces.add(namespace(reader));
        SortedSet<IdentifierKey> blocked = new TreeSet<>();
        for (int left = reader.count(); left > 0; left--) blocked.add(reader.key());
        return new RulesSummary(version, fingerprint, normalisationVersion, namespaces, garbage, blocked, timeZone);
    }

    private static Namespace namespace(ByteReader reader) {
        String name = reader.text();
        int strength = reader.count();
        int priority = reader.count();
        int limit = reader.count();
        boolean ambiguousNobody = reader.flag();
        Normalisation normalise = normalisation(reader.text());
        String region = reader.text();
        int any = reader.count();
        TreeMap<String, Integer> caps = new TreeMap<>();
        for (int left = reader.count(); left > 0; left--) caps.put(reader.text(), reader.count());
        return new Namespace(
                name, strength, priority, limit, new SharedAbove(caps, any), ambiguousNobody, normalise, region);
    }

    private static Normalisation normalisation(String label) {
        for (Normalisation normalisation : Normalisation.values())
            if (normalisation.label().equals(label)) return normalisation;
        throw new IllegalArgumentException(
                "the state's rules normalise by " + label + ", which this release does not know");
    }

    Map<String, Namespace> byName() {
        Map<String, Namespace> byName = new HashMap<>();
        for (Namespace namespace : namespaces) byName.put(namespace.name(), namespace);
        return byName;
    }
}
