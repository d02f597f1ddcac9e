package io.onefold.profile.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for marketers name each computed trait, and no other. */
class PortraitPagesTest {
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"profile.md", "profile.zh-CN.md"})
    void everyTraitHasItsRow(String page) throws IOException {
        Set<String> traits =
                Arrays.stream(ComputedTrait.values()).map(ComputedTrait::label).collect(Collectors.toSet());
        Set<String> rows = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../docs", page))) {
            String[] cells = line.split("\\|");
            // A row of the traits' table has a unit and says from where it comes.
            if (cells.length == 5)
                NAME.matcher(cells[1])
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(rows::add);
        }
        assertThat(rows).isEqualTo(new TreeSet<>(traits));
    }

    @Test
    void datesAndListsAreWhatThePageSays() throws IOException {
        for (String line : Files.readAllLines(Path.of("../docs/profile.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length == 5)
                NAME.matcher(cells[1])
                        .results()
                        .map((MatchResult found) -> ComputedTrait.labelled(found.group(1)))
                        .forEach(trait -> {
                            ComputedTrait.Kind kind = trait.orElseThrow().kind();
                            assertThat(kind == ComputedTrait.Kind.DATE).as(line).isEqualTo(cells[2].equals(" date "));
                            assertThat(kind == ComputedTrait.Kind.TEXTS)
                                    .as(line)
                                    .isEqualTo(cells[2].equals(" list "));
                        });
        }
    }
}
