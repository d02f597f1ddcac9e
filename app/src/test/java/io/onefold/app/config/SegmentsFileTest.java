package io.onefold.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SegmentsFileTest {
    private static final Expressions EXPRESSIONS = new Expressions(KnownNames.SHIPPED);

    @Test
    void theExamplesAreReadByName() throws IOException {
        Segments segments = read(Files.readString(Path.of("../docs/examples/segments/segments.yaml")));

        assertThat(segments.all())
                .extracting(Segment::name)
                .containsExactly(
                        "birthday-within-a-week",
                        "champions",
                        "first-purchase-without-second",
                        "high-value-at-risk",
                        "lapsed",
                        "open-complaint",
                        "won-back");
        assertThat(segments.all())
                .allSatisfy(segment -> assertThat(segment.description()).isNotEmpty());
    }

    @Test
    void anEmptyFileHasNone() {
        assertThat(read("").all()).isEmpty();
        assertThat(read("segments: {}").all()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsLine() {
        String yaml = """
                segments:
                  lapsed:
                    where: computed.lif_cycle == "lapsed"
                  Big Spenders:
                    where: "true"
                  nobody: { description: no condition }
                  numbers: { where: purchases.orders + 1 }
                  mistyped: { when: "true", where: "true" }
                """;

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "segments.yaml:3",
                        "life_cycle",
                        "segments.yaml:4",
                        "Big Spenders is no name for a segment",
                        "segments.yaml:6",
                        "nobody has no where",
                        "segments.yaml:7",
                        "segments.yaml:8",
                        "unknown key when. Did you mean where?");
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThatThrownBy(() -> read("segments:\n  a: ["))
                .hasMessageContaining("segments.yaml:")
                .hasMessageContaining("not readable as YAML");
    }

    private static Segments read(String yaml) {
        return SegmentsFile.read("segments.yaml", yaml, EXPRESSIONS);
    }
}
