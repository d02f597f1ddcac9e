package io.onefold.ingest.callcentre;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.tables.ChangedRow;
import io.onefold.ingest.tables.PostgresqlKind;
import io.onefold.schemas.Touchpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Call detail records in a table, by the description that the page shows. */
class CdrTableTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(kind: postgresql\n.*?)```", Pattern.DOTALL);

    /** As Debezium hands over a row that cdr_adaptive_odbc has written: a time without a zone has a Z. */
    private static final String ROW = """
            {"calldate": "2026-11-20T09:15:02Z", "clid": "\\"x\\" <13912345678>", "src": "13912345678", "dst": "800",
             "dcontext": "from-trunk", "channel": "PJSIP/trunk-0000002a", "dstchannel": "PJSIP/1001-0000002b",
             "lastapp": "Queue", "lastdata": "support,t,,,300", "duration": 205, "billsec": 180,
             "disposition": "ANSWERED", "amaflags": 3, "accountcode": "", "uniqueid": "1763601302.42", "userfield": "",
             "peeraccount": "", "linkedid": "1763601302.42", "sequence": 7}""";

    @TempDir
    private Path temporary;

    @Test
    void aRowIsTheMessageThatTheCallIsLiveAndInFiles() throws Exception {
        Touchpoint live;
        try (CallCentre centre = new CallCentre(temporary)) {
            var feed = centre.connected();
            centre.stub.tell(CallCentre.call("1763601302.42", "13912345678"), CallCentre.ZONE);
            live = CallCentre.accepted(CallCentre.next(feed).getFirst());
        }

        Touchpoint row = row(ROW);

        assertThat(row.messageId()).isEqualTo(live.messageId());
        assertThat(row.senderTime()).isEqualTo(live.senderTime());
        assertThat(row.occurredAt()).isEqualTo(live.occurredAt());
        assertThat(row.source()).isEqualTo(live.source());
        assertThat(row.identifiers()).isEqualTo(live.identifiers());
        assertThat(row.name()).isEqualTo(live.name());
        assertThat(row.details().call()).isEqualTo(live.details().call());
    }

    @Test
    void nobodyWasReached() throws Exception {
        Touchpoint missed = row(ROW.replace("ANSWERED", "NO ANSWER").replace("180", "0"));

        assertThat(missed.details().call())
                .satisfies(call -> assertThat(call.outcome()).isEqualTo("not answered"))
                .satisfies(call -> assertThat(call.durationSeconds()).isZero());
    }

    private static Touchpoint row(String json) throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/connectors/asterisk.md")));
        assertThat(example.find()).isTrue();
        Connector connector = new ConnectorFile(List.of(new PostgresqlKind()))
                .parse("callcentre", "callcentre.yaml", example.group(1));
        ChangedRow row = new ChangedRow(
                "public.cdr",
                ChangedRow.Operation.CREATE,
                JsonNodeFactory.instance.objectNode(),
                (ObjectNode) new JsonMapper().readTree(json),
                Instant.parse("2026-11-20T01:18:30Z").toEpochMilli());
        Fate fate = ((Setup.Captured) connector.setup())
                .rows(connector.source())
                .apply(row, Instant.parse("2026-11-20T01:18:31Z"));
        assertThat(fate).isInstanceOf(Fate.Accepted.class);
        return ((Fate.Accepted) fate).touchpoint();
    }
}
