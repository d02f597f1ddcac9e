package io.onefold.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.SourceRegions;
import io.onefold.identity.normalise.TouchpointLimits;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.normalise.TouchpointOutcome;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.schemas.Channel;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleCompanyTest {
    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
    private static final KeyDeriver KEYS = new KeyDeriver("a secret for tests".getBytes(StandardCharsets.UTF_8));
    private static final IdentityRules RULES =
            IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(KEYS));

    private final TouchpointNormaliser normaliser =
            new TouchpointNormaliser(RULES, KEYS, SourceRegions.NONE, TouchpointLimits.DEFAULT);
    private static final Sample SAMPLE = SampleCompany.generate(1, 2000, END);

    @Test
    void theSameSeedGivesTheSameCompanyAndAnotherSeedAnother() {
        assertThat(SampleCompany.generate(1, 2000, END)).isEqualTo(SAMPLE);
        assertThat(SampleCompany.generate(2, 2000, END)).isNotEqualTo(SAMPLE);
    }

    @Test
    void touchpointsComeInOrderUnderIdsOfTheirOwnFromEveryChannel() {
        List<Touchpoint> touchpoints = SAMPLE.touchpoints();

        assertThat(touchpoints).hasSizeBetween(15_000, 60_000);
        assertThat(touchpoints).isSortedAccordingTo(Comparator.comparingLong(Touchpoint::receivedAt));
        assertThat(touchpoints.getLast().receivedAt()).isLessThan(END.toEpochMilli());
        assertThat(touchpoints.stream().map(Touchpoint::messageId)).doesNotHaveDuplicates();
        assertThat(touchpoints.stream().map(Touchpoint::channel)).contains(Channel.values());
    }

    @Test
    void linesSayBrandAndCostSomeADiscountAndTillsTheShop() {
        List<Touchpoint> sales = SAMPLE.touchpoints().stream()
                .filter(touchpoint -> touchpoint.details().order() != null)
                .toList();
        List<OrderLine> lines = sales.stream()
                .flatMap(sale -> Objects.requireNonNull(sale.details().order()).lines().stream())
                .toList();

        assertThat(lines).allSatisfy(line -> {
            assertThat(line.brand()).isNotEmpty();
            assertThat(line.cost()).isNotNull();
        });
        assertThat(lines.stream().filter(line -> line.discount() != null).count())
                .isBetween(lines.size() / 10L, lines.size() / 3L);
        assertThat(sales).allSatisfy(sale -> {
            boolean isTill = sale.source().startsWith("till-");
            assertThat(Objects.requireNonNull(sale.details().order()).store())
                    .isEqualTo(isTill ? sale.source().substring("till-".length()) : "");
        });
    }

    @Test
    void theTruthKnowsWhatIsAcceptedAndTheRestIsRejectedForVariousReasons() {
        Map<QuarantineReason, Integer> reasons = new EnumMap<>(QuarantineReason.class);
        Set<String> accepted = new HashSet<>();
        for (Touchpoint touchpoint : SAMPLE.touchpoints())
            switch (normaliser.normalise(touchpoint)) {
                case TouchpointOutcome.Accepted(Observation observation) -> accepted.add(touchpoint.messageId());
                case TouchpointOutcome.Rejected(QuarantineReason reason, String message) ->
                    reasons.merge(reason, 1, Integer::sum);
            }

        assertThat(accepted).isEqualTo(SAMPLE.truth().keySet());
        assertThat(reasons)
                .containsOnlyKeys(
                        QuarantineReason.NO_IDENTIFIER,
                        QuarantineReason.UNKNOWN_NAMESPACE,
                        QuarantineReason.UNREADABLE_IDENTIFIER,
                        QuarantineReason.EVENT_TIME_IN_FUTURE,
                        QuarantineReason.EVENT_TIME_TOO_OLD);
        assertThat(reasons.values().stream().mapToInt(Integer::intValue).sum())
                .isLessThan(SAMPLE.touchpoints().size() / 100);
    }

    @Test
    void linkingWhateverStandsTogetherMixesPeopleUpAndLeavesSomeInPieces() {
        PairwiseQuality naive = PairwiseQuality.of(SAMPLE.truth(), linkingEverything());

        assertThat(naive.precision()).isLessThan(0.7);
        assertThat(naive.recall()).isBetween(0.4, 0.98);
    }

    @Test
    void someIdentifiersAreSharedByMoreThanTheRulesAllow() {
        Map<IdentifierKey, Set<IdentifierKey>> neighbours = new HashMap<>();
        for (Observation observation : observations())
            for (KeyedIdentifier other : observation.identifiers())
                if (!other.key().equals(observation.anchor()))
                    neighbours
                            .computeIfAbsent(other.key(), key -> new HashSet<>())
                            .add(observation.anchor());

        Map<String, Integer> shared = new HashMap<>();
        neighbours.forEach((key, others) -> {
            Map<Integer, Integer> counts = new HashMap<>();
            for (IdentifierKey other : others) counts.merge(other.strength(), 1, Integer::sum);
            counts.forEach((strength, count) -> {
                if (count > RULES.cap(key.strength(), strength))
                    shared.merge(RULES.name(key.strength()), 1, Integer::sum);
            });
        });
        assertThat(shared).containsKeys("phone", "device_id");
    }

    private List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        for (Touchpoint touchpoint : SAMPLE.touchpoints())
            if (normaliser.normalise(touchpoint) instanceof TouchpointOutcome.Accepted(Observation observation))
                observations.add(observation);
        return observations;
    }

    private Map<String, String> linkingEverything() {
        Map<IdentifierKey, IdentifierKey> parents = new HashMap<>();
        List<Observation> observations = observations();
        for (Observation observation : observations)
            for (KeyedIdentifier identifier : observation.identifiers())
                parents.put(root(parents, identifier.key()), root(parents, observation.anchor()));
        Map<String, String> profiles = new HashMap<>();
        for (Observation observation : observations) {
            IdentifierKey root = root(parents, observation.anchor());
            profiles.put(observation.touchpoint().messageId(), root.strength() + "/" + root.high() + "/" + root.low());
        }
        return profiles;
    }

    private static IdentifierKey root(Map<IdentifierKey, IdentifierKey> parents, IdentifierKey key) {
        IdentifierKey at = key;
        while (!parents.getOrDefault(at, at).equals(at)) at = parents.getOrDefault(at, at);
        if (!at.equals(key)) parents.put(key, at);
        return at;
    }
}
