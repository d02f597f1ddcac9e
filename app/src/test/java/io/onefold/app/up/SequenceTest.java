package io.onefold.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private final StringWriter output = new StringWriter();
    private final Sequence sequence = new Sequence(new PrintWriter(output));
    private final List<String> told = new ArrayList<>();

    /** A stage whose health goes through these, the last of them for good. */
    private final class Scripted implements Stage {
        private final String name;
        private final Deque<Health> healths;

        Scripted(String name, Health... healths) {
            this.name = name;
            this.healths = new ArrayDeque<>(List.of(healths));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String start() {
            told.add("start " + name);
            return "here";
        }

        @Override
        public void stop() {
            told.add("stop " + name);
            if (name.equals("stuck")) throw new StageException("it hangs", null);
        }

        @Override
        public Health health() {
            return healths.size() > 1 ? healths.pop() : healths.getFirst();
        }
    }

    @Test
    void theLastStartedIsStoppedFirstAndOneThatFailsToStopKeepsNoOtherRunning() throws Exception {
        sequence.start(List.of(
                new Scripted("one", Health.READY),
                new Scripted("stuck", Health.READY),
                new Scripted("two", Health.READY)));

        sequence.stop();

        assertThat(told).containsExactly("start one", "start stuck", "start two", "stop two", "stop stuck", "stop one");
        assertThat(output.toString()).contains("failed to stop: it hangs");
    }

    @Test
    void whatIsCaughtUpWithIsToldUntilItIsReady() throws Exception {
        Scripted restoring = new Scripted(
                "state",
                new Health.Waiting("1 of 3"),
                new Health.Waiting("1 of 3"),
                new Health.Waiting("2 of 3"),
                Health.READY);

        sequence.awaitReady(List.of(restoring, new Scripted("quick", Health.READY)));

        assertThat(output.toString())
                .containsSubsequence("1 of 3", "2 of 3", "caught up")
                .doesNotContain("quick");
    }

    @Test
    void aStageThatFailsWhileItCatchesUpEndsTheStartWithItsReason() {
        Scripted failing =
                new Scripted("store", new Health.Waiting("9 to read"), new Health.Failed("failed: its topic is gone"));

        assertThatThrownBy(() -> sequence.awaitReady(List.of(failing)))
                .isInstanceOf(StageException.class)
                .hasMessage("store failed: its topic is gone");
    }
}
