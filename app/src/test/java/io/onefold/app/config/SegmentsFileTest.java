package io.onefold.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.segment.OwnTrait;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SegmentsFileTest {
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
                        "price-sensitive",
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

    @Test
    void ownTraitsAreWorkedOutBeforeWhoeverReadsThem() {
        Questions questions = questions("""
                traits:
                  big:
                    type: flag
                    is: computed.teas > 3
                  teas:
                    description: Lines of tea in 90 days.
                    type: whole
                    is: size(lines.filter(l, l.category == "tea" && isWithinDays(l.on, 90)))
                segments:
                  tea-lovers: { where: computed.big }
                """);

        assertThat(questions.traits().all()).extracting(OwnTrait::name).containsExactly("teas", "big");
        assertThat(questions.segments().all()).hasSize(1);
    }

    @Test
    void allThatIsWrongWithTraitsIsSaidAtOnceWithItsLine() {
        String yaml = """
                traits:
                  age: { type: whole, is: "1" }
                  chicken: { type: whole, is: computed.egg }
                  egg: { type: whole, is: computed.chicken }
                  untyped: { is: "1" }
                  odd: { type: number, is: "1" }
                  nothing: { type: text }
                segments:
                  egg: { where: "true" }
                  buyers: { where: size(lines) > 1 }
                """;

        assertThatThrownBy(() -> questions(yaml))
                .hasMessageContainingAll(
                        "segments.yaml:2",
                        "age is no name for a trait",
                        "segments.yaml:3",
                        "chicken needs itself",
                        "segments.yaml:4",
                        "segments.yaml:5",
                        "untyped has no type",
                        "segments.yaml:6",
                        "number is no type: one of flag, text, whole, real, texts",
                        "segments.yaml:7",
                        "nothing has no is",
                        "segments.yaml:9",
                        "a trait is called egg already",
                        "segments.yaml:10",
                        "there is no lines");
    }

    private static Questions questions(String yaml) {
        return SegmentsFile.read("segments.yaml", yaml, KnownNames.SHIPPED);
    }

    private static Segments read(String yaml) {
        return questions(yaml).segments();
    }
}
