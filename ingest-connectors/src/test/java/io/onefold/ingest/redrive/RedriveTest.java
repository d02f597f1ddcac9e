package io.onefold.ingest.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.ingest.files.LineAgain;
import io.onefold.ingest.files.MappingFile;
import io.onefold.schemas.Channel;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RedriveTest {
    private final RecordingTarget target = new RecordingTarget();
    private final Source tills = Source.of("tills", Channel.STORE, Set.of());
    private final Redrive redrive = new Redrive(
            new Sources(List.of(Source.of("shop", Channel.WEB, Set.of("k")), tills)),
            Map.of("tills", new LineAgain(tills, MappingFile.parse("""
                            event: {value: Purchase}
                            time: {column: at}
                            identifiers: {phone: mobile}
                            """))),
            target);

    @Test
    void aRecordOfATopicGoesThereAgainAsItWas() {
        Redriven outcome = redriven(record("shop", "touchpoints.web-2@1044", "touchpoints.web", "bytes"));

        assertThat(outcome).isEqualTo(new Redriven.Republished("touchpoints.web"));
        assertThat(target.sent).containsExactly("republish touchpoints.web bytes");
    }

    @Test
    void anEventOfTheTrackingApiIsReadAgain() {
        Redriven outcome = redriven(
                record("shop", "/v1/batch[3]", "", "{\"type\":\"page\",\"messageId\":\"m\",\"userId\":\"u\"}"));

        assertThat(outcome).isEqualTo(new Redriven.Accepted(1, 0));
        assertThat(target.sent).containsExactly("accept web m");
    }

    @Test
    void aWholeRequestIsReadAgainEventByEvent() {
        Redriven outcome = redriven(record(
                "shop",
                "/v1/batch",
                "",
                "{\"batch\":[{\"type\":\"page\",\"messageId\":\"m\",\"userId\":\"u\"},{\"type\":\"page\"}]}"));

        assertThat(outcome).isEqualTo(new Redriven.Accepted(1, 1));
        assertThat(target.sent).containsExactly("accept web m", "quarantine /v1/batch[1] NO_IDENTIFIER");
    }

    @Test
    void aLineOfAFileIsReadAgainUnderItsHeader() {
        Redriven outcome =
                redriven(record("tills", "till.csv:17:1", "", "at,mobile\n2026-01-31T08:30:00Z,13912345678"));

        assertThat(outcome).isEqualTo(new Redriven.Accepted(1, 0));
        assertThat(target.sent).containsExactly("accept store id-1");
    }

    @Test
    void whatIsStillRefusedStaysWhereItIs() {
        Redriven event = redriven(record("shop", "/v1/track", "", "{"));
        Redriven line = redriven(record("tills", "till.csv:17:1", "", "at,mobile\nsoon,1"));

        assertThat(List.of(event, line)).hasOnlyElementsOfType(Redriven.StillRefused.class);
        assertThat(target.sent).isEmpty();
    }

    @Test
    void whatNobodyKnowsHowToReadIsSaidToBeSo() {
        Redriven stranger = redriven(record("nobody", "/v1/track", "", "{}"));
        Redriven unmapped = redriven(record("shop", "till.csv:17", "", "a,b\n1,2"));
        Redriven misfit = redriven(record("tills", "till.csv:17", "", "a,b\n1,2"));

        assertThat(List.of(stranger, unmapped, misfit)).hasOnlyElementsOfType(Redriven.Unreadable.class);
        assertThat(misfit.toString()).contains("has not exactly one column at, mobile");
    }

    private Redriven redriven(Quarantined record) {
        return redrive.redrive(record).toCompletableFuture().join();
    }

    private static Quarantined record(String source, String location, String origin, String original) {
        return new Quarantined(
                source,
                Channel.WEB,
                QuarantineReason.WRONG_TYPE,
                "wrong",
                location,
                origin,
                StandardCharsets.UTF_8.encode(original),
                "id-1",
                1_770_000_000_000L);
    }

    /** A target that keeps what it is told in memory. */
    private static final class RecordingTarget implements RedriveTarget {
        final List<String> sent = new ArrayList<>();

        @Override
        public CompletionStage<Void> accept(Touchpoint touchpoint, Quarantined from) {
            return keep("accept " + touchpoint.channel().label() + " " + touchpoint.messageId());
        }

        @Override
        public CompletionStage<Void> quarantine(Quarantined quarantined) {
            return keep("quarantine " + quarantined.location() + " " + quarantined.reason());
        }

        @Override
        public CompletionStage<Void> republish(Quarantined from) {
            return keep("republish " + from.origin() + " "
                    + StandardCharsets.UTF_8.decode(from.original().duplicate()));
        }

        private CompletionStage<Void> keep(String what) {
            sent.add(what);
            return CompletableFuture.completedFuture(null);
        }
    }
}
