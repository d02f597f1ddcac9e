package io.onefold.profile.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Compilation.Compiled;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.expression.PersonView;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SegmentsTest {
    private static final Expressions EXPRESSIONS = new Expressions(KnownNames.SHIPPED);
    private static final Instant DAY = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void aPersonIsWhereTheConditionHoldsUntilTimeChangesIt() {
        Segments segments = new Segments(List.of(
                segment("young", "computed.age < 30"),
                segment("lately", "isWithinDays(computed.last_purchase_on, 30)"),
                segment("divided", "1 / (computed.age - computed.age) == 1")));
        Today today = new Today(DAY.toEpochMilli(), ZoneOffset.UTC);

        Segments.Memberships found = segments.of(person(), today);

        assertThat(found.in()).containsExactly("lately", "young");
        assertThat(found.untold()).containsOnlyKeys("divided");
        assertThat(Instant.ofEpochMilli(today.nextChange())).isEqualTo("2026-03-31T00:00:00Z");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Segments(List.of(segment("a", "true"), segment("a", "false"))))
                .hasMessageContaining("two segments are called a");
    }

    private static Segment segment(String name, String where) {
        Compilation compiled = EXPRESSIONS.condition(where);
        assertThat(compiled).isInstanceOf(Compiled.class);
        return new Segment(name, "", ((Compiled) compiled).expression());
    }

    private static PersonView person() {
        return new PersonView(
                new TreeMap<>(),
                new TreeMap<>(Map.of("age", new Value.Whole(25), "last_purchase_on", new Value.Text("2026-03-01"))),
                new TreeMap<>(),
                new Activity(1, 0, 0, new TreeMap<>(), Collections.nCopies(24, 0L), 0, 0, 0, 0),
                new Purchases(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                new Service(0, 0, 0, 0, List.of()),
                List.of(),
                false,
                List.of());
    }
}
