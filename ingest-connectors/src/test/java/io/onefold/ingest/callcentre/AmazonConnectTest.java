package io.onefold.ingest.callcentre;

import static io.onefold.ingest.callcentre.CallCentre.accepted;
import static io.onefold.ingest.callcentre.CallCentre.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.SimulatedClock;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.files.FilesKind;
import io.onefold.schemas.Call;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mapping of docs/connectors/amazon-connect.md. */
class AmazonConnectTest {
    /** A contact record with all that Amazon Connect sends, empty fields too. */
    private static final String CONTACT = """
            {"AWSAccountId":"123456789012","AWSContactTraceRecordFormatVersion":"2017-03-10","Agent":{"ARN":\
            "arn:aws:connect:us-west-2:123456789012:instance/i/agent/a","AfterContactWorkDuration":12,\
            "AfterContactWorkEndTimestamp":"2026-11-20T01:18:40Z","AgentInteractionDuration":180,\
            "ConnectedToAgentTimestamp":"2026-11-20T01:15:27Z","CustomerHoldDuration":0,"HierarchyGroups":null,\
            "LongestHoldDuration":0,"NumberOfHolds":0,"RoutingProfile":{"ARN":"arn","Name":"Basic"},"Username":"liwei"},\
            "AgentConnectionAttempts":1,"Attributes":{"intent":"billing"},"Channel":"VOICE",\
            "ConnectedToSystemTimestamp":"2026-11-20T01:15:02Z","ContactDetails":{},\
            "ContactId":"6f1c2a34-9a0b-4a57-8f7e-0d5b1a2c3d4e","CustomerEndpoint":{"Address":"+14155550123",\
            "Type":"TELEPHONE_NUMBER"},"DisconnectReason":"CUSTOMER_DISCONNECT","DisconnectTimestamp":\
            "2026-11-20T01:18:27Z","InitialContactId":null,"InitiationMethod":"INBOUND","InitiationTimestamp":\
            "2026-11-20T01:15:02Z","InstanceARN":"arn:aws:connect:us-west-2:123456789012:instance/i",\
            "LastUpdateTimestamp":"2026-11-20T01:19:41Z","MediaStreams":[{"Type":"AUDIO"}],"NextContactId":null,\
            "PreviousContactId":null,"Queue":{"ARN":"arn","DequeueTimestamp":"2026-11-20T01:15:27Z","Duration":25,\
            "EnqueueTimestamp":"2026-11-20T01:15:02Z","Name":"Support"},"Recording":{"DeletionReason":null,\
            "Location":"connect-recordings/2026/11/20/6f1c2a34.wav","Status":"AVAILABLE","Type":"AUDIO"},\
            "Recordings":[],"SystemEndpoint":{"Address":"+18005550199","Type":"TELEPHONE_NUMBER"},\
            "TransferCompletedTimestamp":null,"TransferredToEndpoint":null}
            """;

    @TempDir
    private Path folder;

    @Test
    void aContactIsACall() throws Exception {
        Touchpoint touchpoint = accepted(read(CONTACT).getFirst());

        assertThat(touchpoint.messageId()).isEqualTo("6f1c2a34-9a0b-4a57-8f7e-0d5b1a2c3d4e");
        assertThat(touchpoint.name()).isEqualTo("Call Ended");
        assertThat(Instant.ofEpochMilli(touchpoint.occurredAt())).isEqualTo("2026-11-20T01:15:02Z");
        assertThat(touchpoint.identifiers()).containsExactly(new Identifier("phone", "+14155550123"));
        assertThat(touchpoint.details().call())
                .isEqualTo(new Call(Call.Direction.INBOUND, 180, "the customer hung up"));
        assertThat(touchpoint.details().properties())
                .containsAllEntriesOf(Map.of(
                        "queue", new Value.Text("Support"),
                        "agentId", new Value.Text("liwei"),
                        "waitingSeconds", new Value.Whole(25),
                        "talkingSeconds", new Value.Whole(180),
                        "recording", new Value.Text("connect-recordings/2026/11/20/6f1c2a34.wav"),
                        "callId", new Value.Text("6f1c2a34-9a0b-4a57-8f7e-0d5b1a2c3d4e")));
    }

    @Test
    void thePagesOwnContactIsTheSameCall() throws Exception {
        Touchpoint own = accepted(read(block("json") + "\n").getFirst());
        Touchpoint full = accepted(read(CONTACT).getFirst());

        assertThat(own.messageId()).isEqualTo(full.messageId());
        assertThat(own.senderTime()).isEqualTo(full.senderTime());
        assertThat(own.identifiers()).isEqualTo(full.identifiers());
        assertThat(own.details().call()).isEqualTo(full.details().call());
    }

    @Test
    void aContactThatReachedNoAgentHasNoSecondsAndAChatNamesNobody() throws Exception {
        String abandoned = CONTACT.replaceFirst("\"Agent\":\\{.*?\"Username\":\"liwei\"}", "\"Agent\":null")
                .replace("\"Recording\":{\"DeletionReason\":null,", "\"Recording\":null,\"Other\":{")
                .replace("INBOUND", "CALLBACK");
        String chat = CONTACT.replaceFirst("\"CustomerEndpoint\":\\{.*?}", "\"CustomerEndpoint\":null");
        String unknown = CONTACT.replace("\"INBOUND\"", "\"TELEPATHY\"");

        List<Item> items = read(abandoned + chat + unknown);

        Touchpoint touchpoint = accepted(items.get(0));
        assertThat(touchpoint.details().call()).isEqualTo(new Call(Call.Direction.OUTBOUND, 0, "the customer hung up"));
        assertThat(touchpoint.details().properties()).doesNotContainKeys("agentId", "talkingSeconds", "recording");
        assertThat(refused(items.get(1)).reason()).isEqualTo(QuarantineReason.NO_IDENTIFIER);
        assertThat(refused(items.get(2)).message()).contains("neither inbound nor outbound");
    }

    private List<Item> read(String lines) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("contacts-" + lines.hashCode() + ".jsonl"), lines);
        String yaml = block("yaml")
                .replace("/var/onefold/contacts", folder.toString())
                .replace("format: jsonl", "format: jsonl\n  settle: 1ms");
        Connector connector = new ConnectorFile(List.of(new FilesKind())).parse("contacts", "contacts.yaml", yaml);
        Opening opening = new Opening(
                connector.source(),
                stream -> Optional.empty(),
                Opening.Share.ALL,
                new Secrets(name -> Optional.empty()),
                folder.resolve("own"),
                new SimulatedClock(Instant.parse("2026-11-22T12:00:00Z")),
                false);
        try (Feed feed = ((Setup.Reading) connector.setup()).open(opening)) {
            List<Item> items = CallCentre.next(feed);
            feed.stored(items.getLast().position());
            return items;
        }
    }

    private static String block(String language) throws IOException {
        String page = Files.readString(Path.of("../docs/connectors/amazon-connect.md"));
        Matcher block = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
