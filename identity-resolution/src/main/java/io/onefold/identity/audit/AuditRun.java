package io.onefold.identity.audit;

import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.identity.oracle.OracleInput;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is published with a batch run over inputs that need not fit into memory: finds the sets of identifiers that can be
 * resolved each by itself, sorts the inputs by set, and runs the oracle on one set after the other. Memory: 21 bytes an
 * identifier, about 100 an erased one, at most eight sort buffers, and all inputs that mention an identifier of one set. Not safe for use by several threads at
 * once.
 */
public final class AuditRun {
    private static final int MOST_DIFFERENCES = 20;
    private static final int SALT_BYTES = 16;
    private static final byte[] NOTHING = {};

    private final BatchOracle oracle;
    private final IdentityRules rules;
    private final Path parent;
    private final long maxBytes;
    private final AuditProgress progress;

    /**
     * An audit of one deployment.
     *
     * @param rules those of the oracle
     * @param parent a folder with room for three times the inputs; what is written into it is deleted when a run ends
     * @param maxBytes about how much memory each of the sort buffers takes
     */
    public AuditRun(BatchOracle oracle, IdentityRules rules, Path parent, long maxBytes, AuditProgress progress) {
        this.oracle = oracle;
        this.rules = rules;
        this.parent = parent;
        this.maxBytes = maxBytes;
        this.progress = progress;
    }

    /**
     * Runs the audit.
     *
     * @param inputs all of them, in any order; iterated once
     * @param asOf the moment that windows end with, UTC milliseconds
     * @param population what was learned from all customers, null for nothing
     * @throws IOException when the folder cannot be written or read
     */
    public PublishedComparison run(
            Iterator<OracleInput> inputs, long asOf, @Nullable Population population, Published published)
            throws IOException {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        FieldHashes hashes = new FieldHashes(salt);
        try (WorkFolder folder = WorkFolder.in(parent)) {
            Sheets expected = new Sheets(folder, maxBytes, hashes);
            resolve(byComponent(inputs, folder), asOf, population, expected);
            Sheets live = new Sheets(folder, maxBytes, hashes);
            while (published.profiles().hasNext())
                live.profile(published.profiles().next());
            while (published.index().hasNext()) {
                Map.Entry<IdentifierKey, String> entry = published.index().next();
                live.index(entry.getKey(), entry.getValue());
            }
            while (published.views().hasNext()) {
                Map.Entry<String, UnifiedProfile> view = published.views().next();
                live.view(view.getKey(), view.getValue());
            }
            return compare(expected, live);
        }
    }

    private static final class Sorted {
        final ClosedComponents components;
        final AuditSort inputs;
        long count;

        Sorted(ClosedComponents components, AuditSort inputs) {
            this.components = components;
            this.inputs = inputs;
        }

        void add(byte[] component, byte[] input) throws IOException {
            inputs.add(component, input);
            count++;
        }
    }

    private Sorted byComponent(Iterator<OracleInput> inputs, WorkFolder folder) throws IOException {
        Path spool = folder.newFile();
        Mentions mentions = new Mentions(new AuditSort(folder, maxBytes));
        Erasures erasures = new Erasures();
        try (EntryFile.Writer writer = new EntryFile.Writer(spool)) {
            while (inputs.hasNext()) {
                OracleInput input = inputs.next();
                mentions.add(input);
                erasures.note(input);
                writer.write(new Entry(NOTHING, InputCodec.encode(input)));
            }
        }
        Sorted sorted = new Sorted(ClosedComponents.of(mentions, rules), new AuditSort(folder, maxBytes));
        try (Entries spooled = new EntryFile.Reader(spool)) {
            for (Entry entry = spooled.next(); entry != null; entry = spooled.next())
                route(entry.value, erasures, sorted);
        }
        return sorted;
    }

    /** Sends an input to each component that it mentions, and with it the erasures that may redact it. */
    private static void route(byte[] input, Erasures erasures, Sorted to) throws IOException {
        Set<IdentifierKey> mentioned = InputCodec.decode(input).row().mentioned();
        Set<Integer> concerned = new TreeSet<>();
        for (IdentifierKey key : mentioned) concerned.add(to.components.of(key));
        List<byte[]> redacting = erasures.of(mentioned);
        for (int component : concerned) {
            byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(component).array();
            to.add(key, input);
            for (byte[] erasure : redacting) to.add(key, erasure);
        }
    }

    private void resolve(Sorted sorted, long asOf, @Nullable Population population, Sheets to) throws IOException {
        long done = 0;
        try (Entries entries = sorted.inputs.read()) {
            Entry entry = entries.next();
            while (entry != null) {
                byte[] component = entry.key;
                List<OracleInput> inputs = new ArrayList<>();
                for (; entry != null && Arrays.equals(entry.key, component); entry = entries.next())
                    inputs.add(InputCodec.decode(entry.value));
                int number = ByteBuffer.wrap(component).getInt();
                done += inputs.size();
                progress.at("Computing profiles", done, sorted.count);
                write(oracle.run(inputs, asOf, population, key -> sorted.components.of(key) == number), to);
            }
        }
    }

    private static void write(BatchResult result, Sheets to) throws IOException {
        for (UnifiedProfile profile : result.profiles().values()) to.profile(profile);
        for (Map.Entry<IdentifierKey, String> entry : result.index().entrySet())
            to.index(entry.getKey(), entry.getValue());
        for (Map.Entry<String, SortedMap<String, UnifiedProfile>> subscriber :
                result.views().entrySet())
            for (UnifiedProfile view : subscriber.getValue().values()) to.view(subscriber.getKey(), view);
    }

    private static PublishedComparison compare(Sheets expected, Sheets live) throws IOException {
        Comparison profiles = compare(Difference.Subject.PROFILE, AuditRun::text, expected.profiles, live.profiles);
        Comparison index =
                compare(Difference.Subject.INDEX_ENTRY, HexFormat.of()::formatHex, expected.index, live.index);
        Comparison views = compare(Difference.Subject.VIEW, AuditRun::text, expected.views, live.views);
        List<Difference> differences = new ArrayList<>(profiles.differences());
        differences.addAll(index.differences());
        differences.addAll(views.differences());
        return new PublishedComparison(
                profiles.equal(), profiles.all(), index.equal(), index.all(), views.equal(), views.all(), differences);
    }

    private static Comparison compare(
            Difference.Subject subject, Function<byte[], String> keys, AuditSort expected, AuditSort live)
            throws IOException {
        Comparison comparison = new Comparison(subject, keys, MOST_DIFFERENCES);
        try (Entries left = expected.read();
                Entries right = live.read()) {
            comparison.run(left, right);
        }
        return comparison;
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
