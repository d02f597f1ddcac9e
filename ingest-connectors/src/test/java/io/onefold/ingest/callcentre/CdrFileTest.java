package io.onefold.ingest.callcentre;

import static io.onefold.ingest.callcentre.CallCentre.accepted;
import static io.onefold.ingest.callcentre.CallCentre.next;
import static io.onefold.ingest.callcentre.CallCentre.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.SimulatedClock;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Position;
import io.onefold.schemas.Call;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdrFileTest {
    /** The call of {@link CallCentre#call} with the id 1763601302.42, as cdr_csv writes it. */
    private static final String ANSWERED = """
            "","13912345678","800","from-trunk",""" + """
            "<13912345678>","PJSIP/trunk-0000002a","PJSIP/1001-0000002b","Queue","support,t,,,300",\
            "2026-11-20 09:15:02","2026-11-20 09:15:27","2026-11-20 09:18:27",205,180,"ANSWERED","DOCUMENTATION",\
            "1763601302.42","","","1763601302.42",7
            """;

    private static final String RINGING = ANSWERED.replace("1001-0000002b", "1007-0000002c")
            .replace(",205,180,\"ANSWERED\"", ",12,0,\"NO ANSWER\"")
            .replace(",7\n", ",6\n");

    private static final String ABANDONED = """
            "","02161234567","800","from-trunk","\\"Zhang, ""Mobile""\\" <02161234567>","PJSIP/trunk-0000003a","","Queue",\
            "support,t,,,300","2026-11-20 09:20:00",,"2026-11-20 09:20:40",40,0,"NO ANSWER","DOCUMENTATION",\
            "1763601600.50","","","1763601600.50",9
            """.replace("\\\"", "\"\"");

    @TempDir
    private Path temporary;

    private CallCentre centre;
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        centre = new CallCentre(temporary);
        centre.clock = new SimulatedClock(Instant.parse("2026-11-22T12:00:00Z"));
        folder = Files.createDirectory(temporary.resolve("cdr"));
    }

    @AfterEach
    void close() throws IOException {
        centre.close();
    }

    @Test
    void theLinesOfACallAreOneTouchpoint() throws Exception {
        Files.writeString(folder.resolve("Master.csv"), RINGING + ANSWERED + ABANDONED);

        List<Item> items = next(files(), 2);

        Touchpoint answered = accepted(items.get(0));
        assertThat(answered.messageId()).isEqualTo("1763601302.42");
        assertThat(answered.occurredAt()).isEqualTo(CallCentre.START.toEpochMilli());
        assertThat(answered.name()).isEqualTo("Call Ended");
        assertThat(answered.identifiers()).containsExactly(new Identifier("phone", "13912345678"));
        assertThat(answered.details().call()).isEqualTo(new Call(Call.Direction.INBOUND, 180, "answered"));
        assertThat(answered.details().properties())
                .isEqualTo(Map.of(
                        "queue", new Value.Text("support"),
                        "agentId", new Value.Text("PJSIP/1001"),
                        "callId", new Value.Text("1763601302.42")));
        Touchpoint abandoned = accepted(items.get(1));
        assertThat(abandoned.name()).isEqualTo("Call Abandoned");
        assertThat(abandoned.details().call()).isEqualTo(new Call(Call.Direction.INBOUND, 0, "abandoned"));
        assertThat(items).hasSize(2);
    }

    @Test
    void theSameCallLiveAndInAFileIsTheSameMessage() throws Exception {
        Feed both = centre.connected(cdrBlock());
        centre.stub.tell(CallCentre.call("1763601302.42", "13912345678"), CallCentre.ZONE);
        Item live = next(both).getFirst();

        Files.writeString(folder.resolve("Master.csv"), RINGING + ANSWERED);
        Item file = next(both).getFirst();

        assertThat(accepted(file).messageId()).isEqualTo(accepted(live).messageId());
        assertThat(accepted(file).senderTime()).isEqualTo(accepted(live).senderTime());
        assertThat(accepted(file).source()).isEqualTo(accepted(live).source());
        assertThat(accepted(file).identifiers()).isEqualTo(accepted(live).identifiers());
        assertThat(accepted(file).details().call())
                .isEqualTo(accepted(live).details().call());
    }

    @Test
    void aFileIsReadWhileAsteriskIsDownAndMarkedWhenItIsStoredEvenAfterLiveCalls() throws Exception {
        Feed both = centre.connected(cdrBlock());
        Files.writeString(folder.resolve("Master.csv"), ANSWERED);
        Item file = next(both).getFirst();
        centre.stub.tell(CallCentre.call("1.2", "13912345678"), CallCentre.ZONE);
        Item live = next(both).getFirst();

        both.stored(live.position());
        assertThat(folder.resolve("Master.csv")).doesNotExist();
        assertThat(file.position().stream()).containsEntry("file", "Master.csv");

        centre.stub.close();
        Files.writeString(folder.resolve("Later.csv"), ABANDONED);
        assertThat(accepted(untilFound(both)).messageId()).isEqualTo("1763601600.50");
    }

    @Test
    void callsWhoseLinesLieBetweenOthersAreWholeAndAreToldWholeAfterARestart() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            lines.append(RINGING.replace("1763601302.42", "c" + i));
            lines.append(RINGING.replace("1763601302.42", "d" + i));
            lines.append(ANSWERED.replace("1763601302.42", "c" + i));
            lines.append(ANSWERED.replace("1763601302.42", "d" + i));
        }
        Files.writeString(folder.resolve("Master.csv"), lines);

        List<Item> items = next(files(), 1_200);

        assertThat(items)
                .hasSize(1_200)
                .allSatisfy(item -> assertThat(accepted(item).details().call())
                        .isEqualTo(new Call(Call.Direction.INBOUND, 180, "answered")));
        for (int left : List.of(0, 1, 2, 501)) {
            Position stored = items.get(left).position();
            List<Item> again = next(centre.open(centre.clock, filesYaml(), stored), 1_199 - left);
            assertThat(again)
                    .extracting(item -> accepted(item).messageId())
                    .containsAll(items.subList(left + 1, items.size()).stream()
                            .map(item -> accepted(item).messageId())
                            .toList());
            assertThat(again)
                    .allSatisfy(item -> assertThat(accepted(item).details().call())
                            .isEqualTo(new Call(Call.Direction.INBOUND, 180, "answered")));
        }
    }

    @Test
    void oneFileAfterAnotherIsTakenToItsEnd() throws Exception {
        Files.writeString(folder.resolve("a.csv"), ANSWERED.replace("1763601302.42", "a"));
        Files.writeString(
                folder.resolve("b.csv"),
                RINGING.replace("1763601302.42", "b") + ANSWERED.replace("1763601302.42", "b"));
        Feed feed = files();

        Item first = next(feed).getFirst();
        feed.stored(first.position());
        Item second = next(feed).getFirst();
        feed.stored(second.position());

        assertThat(accepted(first).messageId()).isEqualTo("a");
        assertThat(accepted(second).messageId()).isEqualTo("b");
        assertThat(folder.resolve("done")).isDirectoryContaining("glob:**a.csv").isDirectoryContaining("glob:**b.csv");
    }

    @Test
    void badLinesAreKeptAndTheOthersAreTaken() throws Exception {
        String content = "too,few\n"
                + ANSWERED.replace("2026-11-20 09:15:02", "yesterday")
                + ANSWERED.replace("1763601302.42", "")
                + ANSWERED.replace("13912345678", "anonymous").replace("1763601302.42", "w")
                + ABANDONED;
        Files.writeString(folder.resolve("Master.csv"), content);
        Feed feed = files();

        List<Item> items = next(feed, 5);

        assertThat(items.subList(0, 4))
                .extracting(item -> refused(item).reason())
                .containsExactly(
                        QuarantineReason.MALFORMED_LINE,
                        QuarantineReason.WRONG_TYPE,
                        QuarantineReason.MISSING_FIELD,
                        QuarantineReason.NO_IDENTIFIER);
        assertThat(refused(items.get(3)).location()).isEqualTo("Master.csv:w");
        assertThat(accepted(items.get(4)).messageId()).isEqualTo("1763601600.50");
        feed.stored(items.getLast().position());
        assertThat(folder.resolve("Master.csv")).doesNotExist();
    }

    @Test
    void withoutLinkedIdsEachChannelIsACall() throws Exception {
        String old = ANSWERED.replace(",\"\",\"\",\"1763601302.42\",7\n", "\n");
        Files.writeString(folder.resolve("Master.csv"), old);

        Feed feed = centre.open(centre.clock, filesYaml().replace("pattern:", """
                        columns: [accountcode, src, dst, dcontext, clid, channel, dstchannel, lastapp, lastdata, start, \
                        answer, end, duration, billsec, disposition, amaflags, uniqueid]
                            pattern:"""));

        assertThat(accepted(next(feed).getFirst()).messageId()).isEqualTo("1763601302.42");
    }

    private Feed files() throws IOException {
        return centre.open(centre.clock, filesYaml());
    }

    private String filesYaml() {
        return """
                kind: asterisk
                channel: call-centre
                region: CN
                asterisk:
                  zone: Asia/Shanghai
                  trunks: [PJSIP/trunk]
                  cdr:
                    folder: %s
                    pattern: "*.csv"
                    settle: 1ms
                """.formatted(folder);
    }

    private String cdrBlock() {
        return "cdr: {folder: \"" + folder + "\", settle: 1ms}";
    }

    /** Without a connection polls fail, and only where files have nothing either. */
    private static Item untilFound(Feed feed) throws InterruptedException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 100 && items.isEmpty(); i++) {
            try {
                items.addAll(feed.poll());
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("127.0.0.1");
            }
        }
        assertThat(items).hasSize(1).allMatch(item -> item instanceof Item.Taken(Fate.Accepted a, Position p));
        return items.getFirst();
    }
}
