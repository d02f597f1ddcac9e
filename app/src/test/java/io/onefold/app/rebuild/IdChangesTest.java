package io.onefold.app.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileChange.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IdChangesTest {
    @Test
    void anIdWhoseIdentifierNamesAFreshOneIsRenamedOnceAndTheOthersMergeIntoIt() {
        assertThat(changes(ids("a", "b"), ids("n"), Map.of("a", "n", "b", "n"), Map.of("n", List.of("a"))))
                .containsExactly(
                        change(Kind.RENAMED, List.of("a"), List.of("n")),
                        change(Kind.MERGED, List.of("b"), List.of("n")));
    }

    @Test
    void anIdThatEndsMergesIntoOneThatLivesOn() {
        assertThat(changes(ids("a"), ids(), Map.of("a", "old"), Map.of()))
                .containsExactly(change(Kind.MERGED, List.of("a"), List.of("old")));
    }

    @Test
    void anIdThatBeginsIsSplitFromTheOneThatItsIdentifiersHadAndCreatedWhereTheyHadNone() {
        assertThat(changes(ids(), ids("m", "n"), Map.of(), Map.of("n", List.of("old"))))
                .containsExactly(
                        change(Kind.CREATED, List.of(), List.of("m")),
                        change(Kind.SPLIT, List.of("old"), List.of("n")));
    }

    @Test
    void whatSplitsFromAnIdThatIsRenamedSplitsFromItsNewName() {
        assertThat(changes(ids("a"), ids("n", "z"), Map.of("a", "n"), Map.of("n", List.of("a"), "z", List.of("a"))))
                .containsExactly(
                        change(Kind.RENAMED, List.of("a"), List.of("n")),
                        change(Kind.SPLIT, List.of("n"), List.of("z")));
    }

    @Test
    void anIdOfWhichNothingIsLeftIsErased() {
        assertThat(changes(ids("a"), ids(), Map.of(), Map.of()))
                .containsExactly(change(Kind.ERASED, List.of("a"), List.of()));
    }

    private static List<ProfileChange> changes(
            SortedSet<String> ended,
            SortedSet<String> begun,
            Map<String, String> leadTo,
            Map<String, List<String>> origins) {
        return new IdChanges(ended, begun, leadTo, origins).entries();
    }

    private static ProfileChange change(Kind kind, List<String> from, List<String> into) {
        return new ProfileChange(kind, from, into, "");
    }

    private static SortedSet<String> ids(String... ids) {
        return new TreeSet<>(Arrays.asList(ids));
    }
}
