package io.onefold.app.sample;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.LogOfRecord;
import io.onefold.app.audit.Published;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.sample.systems.Truth;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.Accounting;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;

/** What became of the sample company, read from the topics that anybody can read. */
final class SampleReport {
    private static final int SHOWN = 3;

    private final Topics topics;
    private final TopicSerdes serdes;
    private final CommittedTopic reader;
    private final String applicationId;

    SampleReport(Configuration configuration, Topics topics, TopicSerdes serdes) {
        this.topics = topics;
        this.serdes = serdes;
        this.reader = new CommittedTopic(KafkaProperties.of(configuration));
        this.applicationId = configuration.applicationId();
    }

    void print(Truth truth, PrintWriter out) {
        Published published = Published.read(reader, topics, serdes);
        List<Observation> messages =
                LogOfRecord.read(reader, Names.timelineChangelog(applicationId)).messages();
        out.println();
        long people = people(published);
        out.printf(
                "%,d touchpoints became %,d profiles of people and %,d of what many share.%n",
                messages.size(), people, published.profiles().size() - people);
        out.println("What happened to profiles: " + counted(changes()));
        out.println("Who is in which segment: " + counted(segments(published)));
        out.println("In quarantine, by reason: " + counted(quarantine()));
        printAccounting(out);
        printQuality(truth.of(messages), messages, published, out);
        printWorthLooking(published, out);
        out.flush();
    }

    /** Nobody can be blamed for what nobody could know, so that is left out of the first line and told in the second. */
    private static void printQuality(
            Map<String, String> truth, List<Observation> messages, Published published, PrintWriter out) {
        Map<String, String> profiles = published.profilesOf(messages);
        Attribution best = Attribution.of(messages, truth);
        PairwiseQuality all = PairwiseQuality.of(truth, profiles);
        out.printf(
                "Against the truth, by pairs of touchpoints: precision %.4f, recall %.4f.%n",
                PairwiseQuality.of(best.persons(), profiles).precision(),
                PairwiseQuality.of(best.pieces(), profiles).recall());
        out.printf(
                "  That is over the %,d touchpoints with an identifier only their person uses, and recall over the pairs that such identifiers"
                        + " connect; with the other %,d (a family's tablet without a login, a store's number) and with visits from browsers that never"
                        + " logged in, which nobody could attribute, it is precision %.4f, recall %.4f.%n",
                best.persons().size(), truth.size() - best.persons().size(), all.precision(), all.recall());
    }

    private static long people(Published published) {
        return published.profiles().values().stream()
                .filter(profile -> !profile.shared())
                .count();
    }

    private static String counted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> "%s %,d".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Integer> segments(Published published) {
        Map<String, Integer> counts = new TreeMap<>();
        for (UnifiedProfile profile : published.profiles().values())
            for (String segment : profile.segments()) counts.merge(segment, 1, Integer::sum);
        return counts;
    }

    private Map<String, Integer> changes() {
        Deserializer<ProfileChange> changes = serdes.profileChanges().deserializer();
        Map<String, Integer> counts = new TreeMap<>();
        reader.read(
                topics.profileChanges().name(),
                record -> counts.merge(
                        changes.deserialize(record.topic(), record.value())
                                .kind()
                                .name()
                                .toLowerCase(Locale.ROOT),
                        1,
                        Integer::sum));
        return counts;
    }

    private Map<String, Integer> quarantine() {
        Deserializer<Quarantined> quarantine = serdes.quarantine().deserializer();
        Map<String, Integer> counts = new TreeMap<>();
        reader.read(
                topics.quarantine().name(),
                record -> counts.merge(
                        quarantine
                                .deserialize(record.topic(), record.value())
                                .reason()
                                .code(),
                        1,
                        Integer::sum));
        return counts;
    }

    private void printAccounting(PrintWriter out) {
        Deserializer<Accounting> accounting = serdes.accounting().deserializer();
        Map<String, Accounting> newest = new HashMap<>();
        reader.read(
                topics.accounting().name(),
                record -> newest.put(
                        new String(record.key(), StandardCharsets.UTF_8),
                        accounting.deserialize(record.topic(), record.value())));
        long received = 0;
        long applied = 0;
        long duplicate = 0;
        long quarantined = 0;
        long suppressed = 0;
        newest.values().removeIf(Objects::isNull);
        for (Accounting counts : newest.values()) {
            received += counts.received();
            applied += counts.applied();
            duplicate += counts.duplicate();
            quarantined += counts.quarantined();
            suppressed += counts.suppressed();
        }
        long inFlight = received - applied - duplicate - quarantined - suppressed;
        out.printf(
                "Received %,d = applied %,d + duplicate %,d + quarantined %,d + suppressed %,d + in flight %,d%n",
                received, applied, duplicate, quarantined, suppressed, inFlight);
    }

    private static void printWorthLooking(Published published, PrintWriter out) {
        List<UnifiedProfile> most = published.profiles().values().stream()
                .filter(profile -> !profile.shared())
                .sorted(Comparator.comparingInt(UnifiedProfile::identifierCount)
                        .reversed()
                        .thenComparing(UnifiedProfile::profileId))
                .limit(SHOWN)
                .toList();
        out.println("Worth a look:");
        for (UnifiedProfile profile : most) {
            ProfileIdentifier first = profile.identifiers().getFirst();
            out.printf(
                    "  ./onefold profile %s:%s   (%d identifiers, %d touchpoints)%n",
                    first.namespace(),
                    first.value(),
                    profile.identifierCount(),
                    profile.activity().touchpoints());
        }
    }
}
