package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamePatternTest {
    @Test
    void aPatternMeansWholeNames() {
        assertThat(NamePattern.of("*").matches("销售 2026\n.csv")).isTrue();
        assertThat(NamePattern.of("sales-*.csv").matches("sales-1.csv")).isTrue();
        assertThat(NamePattern.of("sales-*.csv").matches("sales-1.csv.gz")).isFalse();
        assertThat(NamePattern.of("*.{csv,csv.gz}").matches("a.csv.gz")).isTrue();
        assertThat(NamePattern.of("*.{csv,csv.gz}").matches("a.txt")).isFalse();
        assertThat(NamePattern.of("till?.csv").matches("till12.csv")).isFalse();
        assertThat(NamePattern.of("a+b(1),[x].csv").matches("a+b(1),[x].csv")).isTrue();
    }

    @Test
    void aBraceThatIsNotClosedIsNoPattern() {
        for (String written : new String[] {"*.{csv", "a}", "}a{", " "})
            assertThatThrownBy(() -> NamePattern.of(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
