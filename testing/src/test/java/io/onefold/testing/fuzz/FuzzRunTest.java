package io.onefold.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FuzzRunTest {
    private static final List<byte[]> SAMPLES = List.of("{\"a\": [1, \"text\"]}\nb: 2\n".getBytes(UTF_8));

    @Test
    void aSeedGivesTheSameBytesEachTimeAndSeedsDiffer() {
        Mutations mutations = new Mutations(SAMPLES);
        List<String> inputs = LongStream.range(0, 500)
                .mapToObj(seed -> new String(mutations.input(seed), UTF_8))
                .toList();

        assertThat(LongStream.range(0, 500).mapToObj(seed -> new String(new Mutations(SAMPLES).input(seed), UTF_8)))
                .containsExactlyElementsOf(inputs);
        assertThat(inputs.stream().distinct().count()).isGreaterThan(400);
    }

    @Test
    void whatGoesWrongIsReportedWithItsSeed() throws Exception {
        FuzzRun.Report report = new FuzzRun(new Taking(input -> {
                    if (input.length % 3 == 0) throw new StackOverflowError("too deep");
                    return input.length % 2 == 0;
                }))
                .run(1, 60);

        assertThat(report.problems()).isNotEmpty().allMatch(problem -> problem.matches("(?s)seed \\d+ .*too deep.*"));
        assertThat(report.accepted()).isPositive().isLessThan(60);
    }

    @Test
    void whatIsKeptOfEachInputShows() throws Exception {
        List<byte[]> kept = new ArrayList<>();

        FuzzRun.Report report = new FuzzRun(new Taking(input -> kept.add(new byte[1 << 18]))).run(1, 150);

        assertThat(report.lateBytes() - report.earlyBytes()).isGreaterThan(20 << 20);
        assertThat(kept).hasSize(150);
    }

    private record Taking(Reading reading) implements FuzzTarget {
        private interface Reading {
            boolean take(byte[] input);
        }

        @Override
        public String name() {
            return "taking";
        }

        @Override
        public List<byte[]> samples() {
            return SAMPLES;
        }

        @Override
        public boolean take(byte[] input) {
            return reading.take(input);
        }
    }
}
