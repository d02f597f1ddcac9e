package io.onefold.ingest.callcentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.feed.Feed;
import io.onefold.schemas.Call;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that were refused are read again by the corrected rules. */
class CallAgainTest {
    private static final String YAML = """
            kind: asterisk
            channel: call-centre
            region: CN
            locale: zh-CN
            asterisk:
              zone: Asia/Shanghai
              trunks: [%s]
              internal-contexts: [%s]
              cdr: {folder: %s, settle: 1ms}
            """;
    private static final String LINE = """
            "","13912345678","800","from-trunk","x","PJSIP/trunk-0000002a","PJSIP/1001-0000002b","Queue","support,t,,,300",\
            "2026-11-20 09:15:02","2026-11-20 09:15:27","2026-11-20 09:18:27",205,180,"ANSWERED","DOCUMENTATION",\
            "1763601302.42","","","1763601302.42",7
            """;

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
    void aLiveCallIsReadAgainWithAllThatWasHeardOfIt() throws Exception {
        Feed strange = centre.connected();
        centre.stub.tell(CallCentre.call("1763601302.42", "anonymous"), CallCentre.ZONE);
        Quarantined refused = CallCentre.refused(CallCentre.next(strange).getFirst());

        Quarantined told = with(refused, original(refused).replace("src: anonymous", "src: 13912345678"));
        Touchpoint touchpoint = accepted(again("PJSIP/trunk", "none", told));

        assertThat(refused.reason()).isEqualTo(QuarantineReason.NO_IDENTIFIER);
        assertThat(again("PJSIP/trunk", "none", refused))
                .first()
                .satisfies(
                        fate -> assertThat(((Fate.Refused) fate).quarantined().original())
                                .isEqualTo(refused.original()));
        assertThat(touchpoint.messageId()).isEqualTo("1763601302.42");
        assertThat(touchpoint.details().call()).isEqualTo(new Call(Call.Direction.INBOUND, 180, "answered"));
        assertThat(touchpoint.details().properties())
                .containsEntry("agentId", new Value.Text("Li Wei"))
                .containsEntry("waitingSeconds", new Value.Whole(25))
                .containsEntry("talkingSeconds", new Value.Whole(180))
                .containsEntry("queue", new Value.Text("support"));
    }

    @Test
    void aCallFromAFileIsReadByTheCorrectedTrunksAndOneThatIsInternalNowIsNone() throws Exception {
        Quarantined refused = fromFile("SIP/other", LINE);

        assertThat(refused.message()).contains("nothing tells whether the call is inbound");
        assertThat(accepted(again("PJSIP/trunk", "none", refused)).messageId()).isEqualTo("1763601302.42");
        assertThat(again("PJSIP/trunk", "from-trunk", refused)).isEmpty();
    }

    @Test
    void aLineThatWasNoneIsReadOnceItsColumnsAreNamedAndAHugeCallFromItsFile() throws Exception {
        Quarantined refused = fromFile("PJSIP/trunk", LINE.replace(",7\n", ",7,\"more\"\n"));
        Quarantined huge = refused.with(QuarantineReason.OVERSIZE, refused.message());

        String more = YAML.replace(
                "settle: 1ms",
                "settle: 1ms, columns: [accountcode, src, dst, dcontext, clid, channel,"
                        + " dstchannel, lastapp, lastdata, start, answer, end, duration, billsec, disposition, amaflags, uniqueid,"
                        + " userfield, peeraccount, linkedid, sequence, more]");

        assertThat(accepted(again(more.formatted("PJSIP/trunk", "none", temporary), refused))
                        .messageId())
                .isEqualTo("1763601302.42");
        assertThatThrownBy(() -> again("PJSIP/trunk", "none", huge))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Asterisk's own records");
    }

    private Quarantined fromFile(String trunks, String line) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("cdr"));
        Files.writeString(folder.resolve("Master.csv"), line);
        Feed feed = centre.open(centre.clock, YAML.formatted(trunks, "none", folder));
        return CallCentre.refused(CallCentre.next(feed).getFirst());
    }

    private List<Fate> again(String trunks, String internal, Quarantined record) throws IOException {
        return again(YAML.formatted(trunks, internal, temporary), record);
    }

    private static List<Fate> again(String yaml, Quarantined record) throws IOException {
        Connector connector = CallCentre.connector(yaml);
        return connector
                .setup()
                .again(connector.source())
                .orElseThrow()
                .read(record)
                .orElseThrow();
    }

    private static Touchpoint accepted(List<Fate> fates) {
        assertThat(fates).hasSize(1);
        if (fates.getFirst() instanceof Fate.Accepted(Touchpoint touchpoint, String remark)) return touchpoint;
        throw new AssertionError("not accepted: "
                + ((Fate.Refused) fates.getFirst()).quarantined().message());
    }

    private static String original(Quarantined record) {
        return StandardCharsets.UTF_8.decode(record.original().duplicate()).toString();
    }

    private static Quarantined with(Quarantined record, String original) {
        return new Quarantined(
                record.source(),
                record.channel(),
                record.reason(),
                record.message(),
                record.location(),
                record.origin(),
                ByteBuffer.wrap(original.getBytes(StandardCharsets.UTF_8)),
                record.messageId(),
                record.receivedAt());
    }
}
