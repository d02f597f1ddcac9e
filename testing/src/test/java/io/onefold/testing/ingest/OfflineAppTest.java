package io.onefold.testing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.SourceRegions;
import io.onefold.identity.normalise.TouchpointLimits;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.normalise.TouchpointOutcome;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.identity.oracle.OracleInput;
import io.onefold.identity.oracle.ProfileSpec;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.tracking.Endpoint;
import io.onefold.ingest.tracking.RequestSplitter;
import io.onefold.ingest.tracking.TrackingReader;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an app sends while it has a network, and the same after days without one and by a wrong clock. */
class OfflineAppTest {
    private static final Source APP = Source.of("mobile", Channel.APP, Set.of());
    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");
    private static final Duration DAYS = Duration.ofDays(5);
    private static final Duration FAST_CLOCK = Duration.ofHours(3);
    private static final KeyDeriver KEYS = new KeyDeriver("a secret for tests".getBytes(StandardCharsets.UTF_8));
    private static final IdentityRules RULES =
            IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(KEYS));

    private static final List<String> CALLS = List.of(
            call(
                    0,
                    "track",
                    "'event':'Opened','anonymousId':'a1'",
                    "'advertisingId':'00000000-0000-0000-0000-000000000000'"),
            call(1, "identify", "'userId':'u1','anonymousId':'a1','traits':{'city':'Suzhou'}", "'oaid':'oaid-1'"),
            call(2, "identify", "'userId':'u1','traits':{'city':'Shanghai'}", "'oaid':'oaid-1'"),
            call(3, "track", "'event':'Opened','userId':'u2'", "'oaid':'00000000-0000-0000-0000-000000000000'"));

    @Test
    void aBatchThatArrivesDaysLateOutOfOrderAndTwiceMakesTheProfilesOfTheLiveCalls() throws Exception {
        List<Touchpoint> live = new ArrayList<>();
        for (int i = 0; i < CALLS.size(); i++) live.addAll(sent(List.of(CALLS.get(i)), at(i), Duration.ZERO));
        List<String> unordered = List.of(CALLS.get(2), CALLS.get(0), CALLS.get(3), CALLS.get(1));
        List<Touchpoint> late = sent(unordered, MORNING.plus(DAYS), FAST_CLOCK);
        List<Touchpoint> again = sent(unordered, MORNING.plus(DAYS).plusSeconds(90), FAST_CLOCK);

        List<UnifiedProfile> expected = profiles(live.stream());

        assertThat(late)
                .extracting(touchpoint -> touchpoint.occurredAt())
                .containsExactly(millis(2), millis(0), millis(3), millis(1));
        assertThat(profiles(late.stream())).isEqualTo(expected);
        assertThat(profiles(Stream.concat(again.stream(), late.stream()))).isEqualTo(expected);
    }

    @Test
    void zerosInsteadOfAnAdvertisingIdJoinNobody() throws Exception {
        List<UnifiedProfile> profiles = profiles(sent(CALLS, MORNING.plus(DAYS), FAST_CLOCK).stream());

        assertThat(profiles).hasSize(2);
        assertThat(profiles)
                .anySatisfy(profile -> {
                    assertThat(profile.identifiers())
                            .extracting(identifier -> identifier.namespace())
                            .containsExactlyInAnyOrder("customer_id", "device_id", "anonymous_id");
                    assertThat(profile.traits().get("city").value()).isEqualTo(new Value.Text("Shanghai"));
                })
                .anySatisfy(profile -> assertThat(profile.identifiers()).hasSize(1));
    }

    private static String call(int minute, String type, String said, String device) {
        return "{'type':'%s','messageId':'m%d','originalTimestamp':'TIME-%d',%s,'context':{'device':{%s}}}"
                .formatted(type, minute, minute, said, device);
    }

    /** One request, by the clock of a device that is ahead. */
    private static List<Touchpoint> sent(List<String> calls, Instant at, Duration ahead) throws Exception {
        String batch = String.join(",", calls);
        for (int minute = 0; minute < CALLS.size(); minute++)
            batch = batch.replace("TIME-" + minute, at(minute).plus(ahead).toString());
        String body =
                "{'batch':[%s],'sentAt':'%s'}".formatted(batch, at.plus(ahead)).replace('\'', '"');
        var request = new RequestSplitter().split(Endpoint.BATCH, body.getBytes(StandardCharsets.UTF_8));
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (Fate fate : new TrackingReader(APP).read(request, at)) {
            assertThat(fate).isInstanceOf(Fate.Accepted.class);
            touchpoints.add(((Fate.Accepted) fate).touchpoint());
        }
        return touchpoints;
    }

    private static Instant at(int minute) {
        return MORNING.plus(Duration.ofMinutes(minute));
    }

    private static long millis(int minute) {
        return at(minute).toEpochMilli();
    }

    private static List<UnifiedProfile> profiles(Stream<Touchpoint> touchpoints) {
        TouchpointNormaliser normaliser =
                new TouchpointNormaliser(RULES, KEYS, SourceRegions.NONE, TouchpointLimits.DEFAULT);
        List<OracleInput> inputs = new ArrayList<>();
        touchpoints.forEach(touchpoint -> inputs.add(
                new OracleInput.Copy(((TouchpointOutcome.Accepted) normaliser.normalise(touchpoint)).observation())));
        BatchResult result = new BatchOracle(RULES, ProfileSpec.DEFAULT, ZoneOffset.UTC)
                .run(inputs, MORNING.plus(DAYS).plus(DAYS).toEpochMilli());
        return List.copyOf(result.profiles().values());
    }
}
