package io.onefold.ingest.callcentre;

import static io.onefold.ingest.callcentre.CallCentre.accepted;
import static io.onefold.ingest.callcentre.CallCentre.next;
import static io.onefold.ingest.callcentre.CallCentre.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.callcentre.stub.StubCall;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFeedTest {
    private static final String NUMBER = "13912345678";

    @TempDir
    private Path temporary;

    private CallCentre centre;

    @BeforeEach
    void open() throws IOException {
        centre = new CallCentre(temporary);
    }

    @AfterEach
    void close() throws IOException {
        centre.close();
    }

    @Test
    void aCallThroughAQueueIsOneTouchpoint() throws Exception {
        Feed feed = centre.connected();

        centre.stub.tell(CallCentre.call("1763601302.42", NUMBER), CallCentre.ZONE);

        List<Item> items = next(feed);
        Touchpoint touchpoint = accepted(items.getFirst());
        assertThat(items).hasSize(1);
        assertThat(touchpoint.messageId()).isEqualTo("1763601302.42");
        assertThat(touchpoint.channel()).isEqualTo(Channel.CALL_CENTRE);
        assertThat(touchpoint.name()).isEqualTo("Call Ended");
        assertThat(Instant.ofEpochMilli(touchpoint.occurredAt())).isEqualTo(CallCentre.START);
        assertThat(touchpoint.senderTime()).isEqualTo(touchpoint.occurredAt());
        assertThat(touchpoint.identifiers()).containsExactly(new Identifier("phone", NUMBER));
        assertThat(touchpoint.context().locale()).isEqualTo("zh-CN");
        assertThat(touchpoint.details().call()).isEqualTo(new Call(Call.Direction.INBOUND, 180, "answered"));
        assertThat(touchpoint.details().properties())
                .isEqualTo(Map.of(
                        "queue", new Value.Text("support"),
                        "agentId", new Value.Text("Li Wei"),
                        "waitingSeconds", new Value.Whole(25),
                        "talkingSeconds", new Value.Whole(180),
                        "callId", new Value.Text("1763601302.42")));
    }

    @Test
    void aCallerWhoGivesUpIsAbandoned() throws Exception {
        Feed feed = centre.connected();

        centre.stub.tell(CallCentre.abandoned("1.2", NUMBER), CallCentre.ZONE);

        Touchpoint touchpoint = accepted(next(feed).getFirst());
        assertThat(touchpoint.name()).isEqualTo("Call Abandoned");
        assertThat(touchpoint.details().call()).isEqualTo(new Call(Call.Direction.INBOUND, 0, "abandoned"));
        assertThat(touchpoint.details().properties())
                .containsEntry("waitingSeconds", new Value.Whole(40))
                .doesNotContainKeys("agentId", "talkingSeconds");
    }

    @Test
    void aCallToACustomerIsHisNumbersAndItsRecordingIsAName() throws Exception {
        Feed feed = centre.connected("recordings: true", "outside-line: 9");

        centre.stub.tell(CallCentre.outbound("1.3", "9" + NUMBER), CallCentre.ZONE);

        Touchpoint touchpoint = accepted(next(feed).getFirst());
        assertThat(touchpoint.identifiers()).containsExactly(new Identifier("phone", NUMBER));
        assertThat(touchpoint.details().call()).isEqualTo(new Call(Call.Direction.OUTBOUND, 62, "answered"));
        assertThat(touchpoint.details().properties())
                .containsEntry("recording", new Value.Text("out-42.wav"))
                .containsEntry("agentId", new Value.Text("PJSIP/1001"));
    }

    @Test
    void recordingsAreOnlyAskedForWhereTheyAreWanted() throws Exception {
        Feed feed = centre.connected();

        centre.stub.tell(CallCentre.outbound("1.3", NUMBER), CallCentre.ZONE);

        assertThat(accepted(next(feed).getFirst()).details().properties()).doesNotContainKey("recording");
    }

    @Test
    void aWithheldNumberIsKeptAsOneThatNamesNobody() throws Exception {
        Feed feed = centre.connected("withheld: ['00000000']");

        for (String number : List.of("anonymous", "Restricted", "unknown", "", "00000000"))
            centre.stub.tell(CallCentre.call("w-" + number, number), CallCentre.ZONE);

        List<Item> items = next(feed, 5);
        assertThat(items).hasSize(5).allSatisfy(item -> {
            Quarantined quarantined = refused(item);
            assertThat(quarantined.reason()).isEqualTo(QuarantineReason.NO_IDENTIFIER);
            assertThat(quarantined.message()).contains("withheld");
            assertThat(original(quarantined)).contains("billsec: 180\r\n");
        });
        assertThat(refused(items.getFirst()).location()).isEqualTo("manager:w-anonymous");
    }

    @Test
    void anEventThatComesTwiceIsOneCall() throws Exception {
        Feed feed = centre.connected();

        centre.stub.tell(CallCentre.call("1.2", NUMBER), CallCentre.ZONE);
        centre.tell(CallCentre.call("1.2", NUMBER));
        List<Item> items = next(feed, 2);
        centre.tell(CallCentre.call("1.2", NUMBER));
        List<Item> afterwards = next(feed);

        assertThat(items).hasSize(2).filteredOn(Item.Taken.class::isInstance).hasSize(1);
        assertThat(accepted(items.getLast()).details().call())
                .isEqualTo(new Call(Call.Direction.INBOUND, 180, "answered"));
        assertThat(afterwards).hasOnlyElementsOfType(Item.Repeated.class).hasSize(1);
    }

    @Test
    void attemptsToReachAgentsAndConsultationsArePartsOfTheCall() throws Exception {
        Feed feed = centre.connected();
        StubCall call = CallCentre.call("1.2", NUMBER);

        centre.tell(call, "UniqueID", "1.9", "StartTime", "2026-11-20 09:16:00", "Channel", "PJSIP/1001-3");
        centre.tell(call, "Disposition", "NO ANSWER", "DestinationChannel", "PJSIP/1007-1");
        centre.tell(call, "StartTime", "2026-11-20 09:15:20");

        Touchpoint touchpoint = accepted(next(feed).getFirst());
        assertThat(touchpoint.messageId()).isEqualTo("1.2");
        assertThat(Instant.ofEpochMilli(touchpoint.occurredAt())).isEqualTo(CallCentre.START);
        assertThat(touchpoint.details().call()).isEqualTo(new Call(Call.Direction.INBOUND, 180, "answered"));
    }

    @Test
    void whatIsMalformedOrOversizeIsKeptAndTheNextCallIsTaken() throws Exception {
        Feed feed = centre.connected();
        StubCall call = CallCentre.call("1.2", NUMBER);
        String long40k = "x".repeat(40_000);

        centre.tell(call, "LinkedID", "m1", "UniqueID", "m1", "BillableSeconds", "three");
        centre.tell(call, "LinkedID", "m2", "UniqueID", "m2", "StartTime", "yesterday");
        centre.tell(call, "LinkedID", "m3", "UniqueID", "m3", "UserField", long40k);
        centre.tell(call, "LinkedID", long40k, "UniqueID", long40k);
        centre.tell(call, "LinkedID", "", "UniqueID", "");
        centre.tell(call, "LinkedID", "", "UniqueID", "", "Source", "1");
        centre.tell(call, "LinkedID", "m4", "UniqueID", "m4", "Channel", "PJSIP/1002-1");
        centre.stub.tell(call, CallCentre.ZONE);

        List<Item> items = next(feed, 8);
        assertThat(items.subList(0, 7))
                .extracting(item ->
                        refused(item).location() + " " + refused(item).reason().code())
                .containsExactlyInAnyOrder(
                        "manager:m1 wrong-type",
                        "manager:m2 wrong-type",
                        "manager:m3 oversize",
                        "manager:" + long40k.substring(0, 500) + " oversize",
                        "manager missing-field",
                        "manager missing-field",
                        "manager:m4 missing-field");
        assertThat(items.subList(0, 7)).allSatisfy(item -> {
            assertThat(refused(item).message()).doesNotContain(NUMBER);
            assertThat(refused(item).original().remaining()).isBetween(1, 32 * 1024);
        });
        assertThat(accepted(items.getLast()).messageId()).isEqualTo("1.2");
    }

    @Test
    void onlyTheNamedQueuesAreTakenAndCallsBetweenColleaguesAreNot() throws Exception {
        Feed feed = centre.connected("queues: [support]", "internal-contexts: [from-inside*]");
        StubCall call = CallCentre.call("1.2", NUMBER);

        centre.tell(call, "LinkedID", "q", "UniqueID", "q", "LastData", "sales,t");
        centre.tell(call, "LinkedID", "i", "UniqueID", "i", "DestinationContext", "from-inside-7");
        centre.stub.tell(call, CallCentre.ZONE);

        List<Item> items = next(feed, 3);
        assertThat(items.subList(0, 2)).hasOnlyElementsOfType(Item.Repeated.class);
        assertThat(accepted(items.getLast()).messageId()).isEqualTo("1.2");
    }

    private static String original(Quarantined record) {
        return StandardCharsets.UTF_8.decode(record.original().duplicate()).toString();
    }
}
