package io.onefold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.quarantine.RedriveRun;
import io.onefold.ingest.Sources;
import io.onefold.ingest.redrive.Redrive;
import io.onefold.ingest.redrive.RedriveTarget;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class QuarantineVerbsTest {
    private final StringWriter err = new StringWriter();
    private final CommandLine line = OnefoldCommand.commandLine().setErr(new PrintWriter(err, true));

    @Test
    void aMistypedReasonSuggestsTheRightOne() {
        assertThat(line.execute("quarantine", "list", "--reason", "overize")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no such reason.", "oversize");
    }

    @Test
    void anUnknownTopicIsRefusedWithThoseThatThereAre() {
        assertThat(line.execute("tail", "profile")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there are profiles, changes, segments, quarantine and console");
        assertThat(line.execute("tail", "profiles", "--count", "0")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void groupsCountAndNameTheNewest() {
        QuarantineGroups groups = new QuarantineGroups();
        groups.add(record("store", "", "later", 2_000));
        groups.add(record("store", "", "earlier", 1_000));
        groups.add(record("app", "", "only", 0));

        assertThat(groups.table().lines().skip(1))
                .containsExactly(
                        "app     oversize  1        1970-01-01T00:00:00Z  only",
                        "store   oversize  2        1970-01-01T00:00:02Z  later");
    }

    @Test
    void aLineOfQuarantineHasNoOriginal() {
        assertThat(TailLines.quarantined(record("store", "", "here", 0)))
                .contains("\"location\":\"here\"", "\"originalBytes\":4")
                .doesNotContain("\\n", "\"original\"");
        assertThat(TailLines.change(
                        new ProfileChange(ProfileChange.Kind.MERGED, List.of("p", "q"), List.of("p"), "cause")))
                .isEqualTo("{\"kind\":\"merged\",\"from\":[\"p\",\"q\"],\"into\":[\"p\"],\"cause\":\"cause\"}");
    }

    @Test
    void anOriginalDoesNotSteerTheTerminal() {
        assertThat(QuarantineText.original(record("store", "", "here", 0))).isEqualTo("x\uFFFD\ny");
    }

    @Test
    void whatItsTopicRefusedTwiceIsRepublishedOnce() {
        Republished target = new Republished();
        RedriveRun run = new RedriveRun(new Redrive(new Sources(List.of()), Map.of(), target));
        run.add(record("store", "touchpoints.store", "touchpoints.store-0@1", 0));
        run.add(record("store", "touchpoints.store", "touchpoints.store-0@2", 0));
        run.add(record("store", "", "gone.csv:1:1", 0));
        run.await();

        assertThat(target.locations).containsExactly("touchpoints.store-0@1");
        assertThat(run.hasUnreadable()).isTrue();
        assertThat(run.summary()).contains("republished: 1 ", "left alone: 1, since no source is named store");
    }

    private static Quarantined record(String source, String origin, String location, long receivedAt) {
        ByteBuffer original = ByteBuffer.wrap("x\u001B\ny".getBytes(StandardCharsets.UTF_8));
        return new Quarantined(
                source,
                Channel.STORE,
                QuarantineReason.OVERSIZE,
                "too large",
                location,
                origin,
                original,
                "m",
                receivedAt);
    }

    /** Remembers what was republished. */
    private static final class Republished implements RedriveTarget {
        private final List<String> locations = new ArrayList<>();

        @Override
        public CompletionStage<Void> accept(Touchpoint touchpoint, Quarantined from) {
            throw new AssertionError("nothing can be read here");
        }

        @Override
        public CompletionStage<Void> quarantine(Quarantined quarantined) {
            throw new AssertionError("nothing can be read here");
        }

        @Override
        public CompletionStage<Void> republish(Quarantined from) {
            locations.add(from.location());
            return CompletableFuture.completedFuture(null);
        }
    }
}
