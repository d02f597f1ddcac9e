package io.onefold.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingReaderTest {
    @Test
    void traitsAreFlattenedAndKeepTheirKinds() {
        Touchpoint touchpoint = ReadCall.touchpoint(
                Endpoint.IDENTIFY,
                "{'userId':'u','traits':{'name':'','age':30,'score':1.5,'vip':true,'gone':null,"
                        + "'address':{'city':{'name':'上海'}},'tags':['a',1,true],'mixed':[1,null],'deep':[[1]],'none':{},"
                        + "'big':12345678901234567890}}");

        assertThat(touchpoint.traits())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("name", new Value.Text("")),
                        Map.entry("age", new Value.Whole(30)),
                        Map.entry("score", new Value.Real(1.5)),
                        Map.entry("vip", new Value.Flag(true)),
                        Map.entry("gone", new Value.Cleared()),
                        Map.entry("address.city.name", new Value.Text("上海")),
                        Map.entry("tags", new Value.Texts(List.of("a", "1", "true"))),
                        Map.entry("mixed", new Value.Text("[1,null]")),
                        Map.entry("deep", new Value.Text("[[1]]")),
                        Map.entry("none", new Value.Text("{}")),
                        Map.entry("big", new Value.Text("12345678901234567890"))));
    }

    @Test
    void traitsOfTheCallGoBeforeThoseOfItsContext() {
        Touchpoint touchpoint = ReadCall.touchpoint(
                Endpoint.IDENTIFY, "{'userId':'u','traits':{'a':1},'context':{'traits':{'a':2,'b':3}}}");

        assertThat(touchpoint.traits()).isEqualTo(Map.of("a", new Value.Whole(1), "b", new Value.Whole(3)));
    }

    @Test
    void aGroupsTraitsAreNotThePersons() {
        Touchpoint touchpoint =
                ReadCall.touchpoint(Endpoint.GROUP, "{'userId':'u','groupId':'g','traits':{'name':'Acme'}}");

        assertThat(touchpoint.traits()).isEmpty();
        assertThat(touchpoint.details().properties())
                .isEqualTo(Map.of("groupId", new Value.Text("g"), "name", new Value.Text("Acme")));
    }

    @Test
    void aPageKeepsItsNameCategoryAndProperties() {
        Touchpoint touchpoint = ReadCall.touchpoint(
                Endpoint.PAGE, "{'userId':'u','name':'Home','category':'Shop','properties':{'path':'/'}}");

        assertThat(touchpoint.name()).isEqualTo("Home");
        assertThat(touchpoint.details().properties())
                .isEqualTo(Map.of("category", new Value.Text("Shop"), "path", new Value.Text("/")));
    }

    @Test
    void theContextIsKeptAsFarAsItIsText() {
        Touchpoint touchpoint = ReadCall.touchpoint(
                Endpoint.TRACK,
                "{'event':'x','userId':'u','context':{'locale':'zh-CN','ip':'192.0.2.1','userAgent':7,'campaign':{'name':'spring'}}}");

        assertThat(touchpoint.context()).isEqualTo(new Context("zh-CN", "192.0.2.1", "", "spring"));
    }

    @Test
    void consentIsADecisionAPurpose() {
        Touchpoint touchpoint = ReadCall.touchpoint(
                Endpoint.TRACK,
                "{'event':'x','userId':'u','context':{'consent':{'categoryPreferences':"
                        + "{'email_marketing':true,'Advertising':false,'other':null}}}}");

        assertThat(touchpoint.consents())
                .containsExactly(
                        new ConsentDecision("email_marketing", ConsentState.GRANTED, "email"),
                        new ConsentDecision("Advertising", ConsentState.DENIED, ""),
                        new ConsentDecision("other", ConsentState.UNKNOWN, ""));
    }

    @Test
    void howAConsentWasGivenStandsBesideIt() {
        Touchpoint touchpoint = ReadCall.touchpoint(
                Endpoint.TRACK,
                "{'event':'x','userId':'u','context':{'consent':{'categoryPreferences':{'sharing':true,'calls':true},"
                        + "'categoryDetails':{'sharing':{'expiresAt':'2027-01-31','separate':true,'guardian':true,'proof':'text-7'}}}}}");

        assertThat(touchpoint.consents())
                .containsExactly(
                        new ConsentDecision(
                                "sharing",
                                ConsentState.GRANTED,
                                "",
                                Instant.parse("2027-01-31T00:00:00Z").toEpochMilli(),
                                true,
                                true,
                                "text-7"),
                        new ConsentDecision("calls", ConsentState.GRANTED, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'often'",
                "{'other':{'separate':true}}",
                "{'sharing':true}",
                "{'sharing':{'seperate':true}}",
                "{'sharing':{'separate':'yes'}}",
                "{'sharing':{'proof':7}}",
                "{'sharing':{'expiresAt':'soon'}}"
            })
    void aConditionOfConsentThatCannotBeReadIsNotPassedOver(String details) {
        assertThat(ReadCall.refused(
                                Endpoint.TRACK,
                                "{'event':'x','userId':'u','context':{'consent':{'categoryPreferences':{'sharing':true},'categoryDetails':"
                                        + details + "}}}")
                        .reason())
                .isEqualTo(QuarantineReason.WRONG_TYPE);
    }

    @Test
    void aMessageWithoutAnIdIsNamedByItsContentHoweverItIsDelivered() {
        String first =
                id("{'event':'x','userId':'u','timestamp':'2026-01-01T00:00:00Z','sentAt':'2026-01-01T00:00:01Z'}");
        String again =
                id("{'userId':'u','timestamp':'2026-01-01T00:00:00Z','sentAt':'2026-01-01T00:09:00Z','event':'x'}");
        String other = id("{'event':'x','userId':'u','timestamp':'2026-01-01T00:00:01Z'}");

        assertThat(first).startsWith("digest-").isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void whatATrackCallLacksOrHasTooMuchOfIsSaid() {
        assertThat(ReadCall.refused(Endpoint.TRACK, "{'userId':'u'}").reason())
                .isEqualTo(QuarantineReason.MISSING_FIELD);
        assertThat(ReadCall.refused(Endpoint.TRACK, "{'event':{},'userId':'u'}").reason())
                .isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(ReadCall.refused(Endpoint.TRACK, "{'event':'" + "x".repeat(501) + "','userId':'u'}")
                        .reason())
                .isEqualTo(QuarantineReason.OVERSIZE);
    }

    @Test
    void aQuarantinedEventIsReadAgainAsItWouldHaveBeen() {
        Quarantined refused = ReadCall.refused(
                Endpoint.BATCH,
                "{'batch':[{'type':'track','event':'x','messageId':'m','timestamp':'2020-01-01T00:00:00Z',"
                        + "'context':{'device':{'id':'d'}},'userId':[]}],'sentAt':'2020-01-01T01:00:00Z'}");
        Quarantined mended = new Quarantined(
                refused.source(),
                refused.channel(),
                refused.reason(),
                refused.message(),
                refused.location(),
                refused.origin(),
                StandardCharsets.UTF_8.encode(StandardCharsets.UTF_8
                        .decode(refused.original().duplicate())
                        .toString()
                        .replace("[]", "\"u\"")),
                refused.messageId(),
                refused.receivedAt());

        TrackingReader reader = new TrackingReader(ReadCall.SHOP);
        List<Fate> still = reader.readAgain(refused).orElseThrow();
        Fate now = reader.readAgain(mended).orElseThrow().getFirst();

        assertThat(still).isEqualTo(List.of(new Fate.Refused(refused)));
        assertThat(((Fate.Accepted) now).touchpoint().occurredAt())
                .isEqualTo(Instant.parse("2026-03-01T11:00:00Z").toEpochMilli());
    }

    private static String id(String json) {
        return ReadCall.touchpoint(Endpoint.TRACK, json).messageId();
    }
}
