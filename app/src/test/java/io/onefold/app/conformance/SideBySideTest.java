package io.onefold.app.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void eachKeyComesOnceWithWhatEitherSideHas() {
        List<String> seen = new ArrayList<>();

        SideBySide.read(
                List.of(Map.entry("a", 1), Map.entry("c", 2), Map.entry("d", 3)).iterator(),
                List.of(Map.entry("b", 4), Map.entry("c", 5), Map.entry("e", 6)).iterator(),
                (key, left, right) -> seen.add(key + " " + left + " " + right));

        assertThat(seen).containsExactly("a 1 null", "b null 4", "c 2 5", "d 3 null", "e null 6");
    }
}
