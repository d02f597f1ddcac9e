package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.oracle.SurvivorshipSpec.Strategy;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of a trait's values a profile shows. */
class SurvivorshipTest {
    private static final Value CLEARED = new Value.Cleared();

    private static Said says(String id, long at, Value value) {
        return message(id, at, "email:a").trait("x", value);
    }

    private static Said says(String id, long at, String text) {
        return says(id, at, new Value.Text(text));
    }

    private static @Nullable Trait survivor(Strategy strategy, Said... said) {
        return new Scene()
                .survivorship("x", strategy)
                .given(said)
                .profileOf("email:a")
                .traits()
                .get("x");
    }

    private static Trait text(String text, String source, String messageId, long at) {
        return new Trait(new Value.Text(text), source, messageId, at);
    }

    @Test
    void mostRecentIsTheLatestByTimeMessageSourceAndCanonicalText() {
        Said other = says("m2", 20, "b").from("zoo");

        assertThat(survivor(Strategy.MOST_RECENT, says("m1", 20, "z"), says("m2", 20, "a"), other, says("m9", 5, "y")))
                .isEqualTo(text("b", "zoo", "m2", 20));
        assertThat(survivor(
                        Strategy.MOST_RECENT,
                        says("m1", 20, "a").senderTime(1),
                        says("m1", 20, new Value.Whole(1)).senderTime(2)))
                .isEqualTo(new Trait(new Value.Whole(1), "shop", "m1", 20));
        assertThat(survivor(Strategy.MOST_RECENT, says("m1", 10, "a"), says("m2", 11, CLEARED)))
                .isNull();
        assertThat(survivor(Strategy.MOST_RECENT, says("m1", 10, "a"), says("m2", 11, "")))
                .isEqualTo(text("", "shop", "m2", 11));
    }

    @Test
    void oldestIsTheLeastThatIsNotCleared() {
        assertThat(survivor(Strategy.OLDEST, says("m1", 5, CLEARED), says("m3", 10, "c"), says("m2", 10, "z")))
                .isEqualTo(text("z", "shop", "m2", 10));
        assertThat(survivor(Strategy.OLDEST, says("m1", 5, CLEARED))).isNull();
    }

    @Test
    void sourcePriorityTakesTheFirstListedSourceWhoseLatestIsNotClearedElseTheLatestOfTheOthers() {
        Said[] said = {
            says("m1", 10, "crm").from("crm"),
            says("m2", 30, "shop"),
            says("m3", 20, "till").from("till"),
            says("m4", 25, "app").from("app")
        };
        Said[] cleared = {
            says("m0", 5, "crm").from("crm"), says("m1", 10, CLEARED).from("crm"), said[1], said[2]
        };
        Said[] all = {
            says("m1", 40, CLEARED).from("crm"),
            said[3],
            says("m9", 50, CLEARED).from("web"),
            said[2]
        };

        assertThat(bySource(said)).isEqualTo(text("crm", "crm", "m1", 10));
        assertThat(bySource(cleared)).isEqualTo(text("till", "till", "m3", 20));
        assertThat(bySource(all[0], all[1], all[2])).isEqualTo(text("app", "app", "m4", 25));
        assertThat(bySource(all[0])).isNull();
    }

    private static @Nullable Trait bySource(Said... said) {
        return new Scene()
                .survivorship("x", Strategy.SOURCE_PRIORITY, "crm", "till")
                .given(said)
                .profileOf("email:a")
                .traits()
                .get("x");
    }

    @Test
    void mostFrequentCountsMessagesAndATieGoesToTheSmallerCanonicalText() {
        assertThat(survivor(
                        Strategy.MOST_FREQUENT,
                        says("m1", 1, "b"),
                        says("m2", 2, "b"),
                        says("m3", 30, "c"),
                        says("m4", 40, CLEARED),
                        says("m5", 41, CLEARED),
                        says("m6", 42, CLEARED)))
                .isEqualTo(text("b", "shop", "m2", 2));
        assertThat(survivor(Strategy.MOST_FREQUENT, says("m1", 9, "b"), says("m2", 1, "a")))
                .isEqualTo(text("a", "shop", "m2", 1));
        assertThat(survivor(Strategy.MOST_FREQUENT, says("m1", 1, "a"), says("m1", 2, "a"), says("m2", 1, "b")))
                .as("two copies of a message are one message")
                .isEqualTo(text("a", "shop", "m1", 1));
    }

    @Test
    void unionListsTheTextsOfAllValuesSortedAndDistinct() {
        Value list = new Value.Texts(List.of("b", "c", "b"));

        assertThat(survivor(
                        Strategy.UNION,
                        says("m1", 1, list),
                        says("m2", 2, "a"),
                        says("m3", 3, new Value.Whole(7)),
                        says("m4", 4, new Value.Flag(true)),
                        says("m5", 5, new Value.Real(1.5)),
                        says("m6", 6, CLEARED)))
                .isEqualTo(new Trait(new Value.Texts(List.of("1.5", "7", "a", "b", "c", "true")), "shop", "m5", 5));
        assertThat(survivor(Strategy.UNION, says("m1", 1, new Value.Texts(List.of()))))
                .isEqualTo(new Trait(new Value.Texts(List.of()), "shop", "m1", 1));
        assertThat(survivor(Strategy.UNION, says("m1", 1, CLEARED))).isNull();
    }

    @Test
    void nonEmptyIsTheLatestThatSaysSomething() {
        assertThat(survivor(
                        Strategy.NON_EMPTY,
                        says("m1", 1, "a"),
                        says("m2", 2, ""),
                        says("m3", 3, new Value.Texts(List.of())),
                        says("m4", 4, CLEARED)))
                .isEqualTo(text("a", "shop", "m1", 1));
        assertThat(survivor(Strategy.NON_EMPTY, says("m1", 1, ""))).isNull();
    }

    @Test
    void aListIsAnotherValueThanATextAndListsAreToldApartByTheirElements() {
        assertThat(survivor(
                        Strategy.MOST_FREQUENT,
                        says("m1", 1, new Value.Texts(List.of("a", "b"))),
                        says("m2", 2, new Value.Texts(List.of("a1:b"))),
                        says("m3", 3, new Value.Texts(List.of("a", "b")))))
                .isEqualTo(new Trait(new Value.Texts(List.of("a", "b")), "shop", "m3", 3));
    }

    @Test
    void aUnionConsidersTheSixtyFourValuesWithTheSmallestHashesOnly() {
        List<Said> said = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            values.add("v" + i);
            said.add(message("m" + i, i, i % 2 == 0 ? "email:a" : "phone:1").trait("x", "v" + i));
        }
        said.add(message("link", 1, "email:a", "phone:1"));
        values.sort(Comparator.comparingLong(value -> ConsideredValues.hash("t:" + value)));
        List<String> considered = values.subList(0, 64).stream().sorted().toList();

        Trait union = Objects.requireNonNull(survivor(Strategy.UNION, said.toArray(Said[]::new)));

        assertThat(union.value()).isEqualTo(new Value.Texts(considered));
        assertThat(considered).contains("v" + union.occurredAt());
    }
}
