package io.onefold.app.audit;

import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Computes every profile anew from the log of record, by the oracle, and compares profiles and index with what is published. Only
 * meaningful at rest: see {@link AtRest}.
 */
public final class Audit {
    private static final int LISTED = 20;

    private final CommittedTopic reader;
    private final Topics topics;
    private final TopicSerdes serdes;
    private final BatchOracle oracle;
    private final TouchpointNormaliser normaliser;
    private final String applicationId;
    private final List<String> differences = new ArrayList<>();

    public Audit(
            CommittedTopic reader,
            Topics topics,
            TopicSerdes serdes,
            BatchOracle oracle,
            TouchpointNormaliser normaliser,
            String applicationId) {
        this.reader = reader;
        this.topics = topics;
        this.serdes = serdes;
        this.oracle = oracle;
        this.normaliser = normaliser;
        this.applicationId = applicationId;
    }

    /** Reads everything, computes everything, compares everything. */
    public AuditReport run() {
        LogOfRecord log = LogOfRecord.read(reader, Names.timelineChangelog(applicationId));
        differences.addAll(new Completeness(normaliser).check(reader, topics, serdes, log));
        Published published = Published.read(reader, topics, serdes);
        BatchResult expected = oracle.run(log.inputs(), published.asOf());
        long equal = compareProfiles(expected.profiles(), published.profiles());
        compare("index", expected.index(), published.index());
        List<String> listed = differences.subList(0, Math.min(LISTED, differences.size()));
        return new AuditReport(expected.profiles().size(), equal, listed, differences.size());
    }

    private long compareProfiles(SortedMap<String, UnifiedProfile> expected, SortedMap<String, UnifiedProfile> actual) {
        long equal = 0;
        for (Map.Entry<String, UnifiedProfile> each : expected.entrySet()) {
            UnifiedProfile found = actual.get(each.getKey());
            if (each.getValue().equals(found)) equal++;
            else if (found == null) differences.add("profile " + each.getKey() + " is not published");
            else differences.add("profile " + each.getKey() + " differs in " + differing(each.getValue(), found));
        }
        for (String id : actual.keySet())
            if (!expected.containsKey(id)) differences.add("profile " + id + " is published and should not be");
        return equal;
    }

    private static String differing(UnifiedProfile a, UnifiedProfile b) {
        List<String> fields = new ArrayList<>();
        if (!a.identifiers().equals(b.identifiers()) || a.identifierCount() != b.identifierCount())
            fields.add("identifiers");
        if (!a.traits().equals(b.traits())) fields.add("traits");
        if (!a.consents().equals(b.consents())) fields.add("consents");
        if (!a.activity().equals(b.activity())) fields.add("activity");
        if (!a.purchases().equals(b.purchases())) fields.add("purchases");
        if (!a.service().equals(b.service())) fields.add("service");
        if (!a.links().equals(b.links())) fields.add("links");
        if (!a.refusedLinks().equals(b.refusedLinks())) fields.add("refusedLinks");
        if (a.shared() != b.shared()) fields.add("shared");
        return String.join(", ", fields);
    }

    private <K> void compare(String what, SortedMap<K, String> expected, SortedMap<K, String> actual) {
        expected.forEach((key, value) -> {
            if (!value.equals(actual.get(key)))
                differences.add(what + " " + key + " leads to " + actual.get(key) + " instead of " + value);
        });
        actual.forEach((key, value) -> {
            if (!expected.containsKey(key))
                differences.add(what + " " + key + " leads to " + value + " and should not");
        });
    }
}
