package io.onefold.profile.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTableTest {
    private final List<String> problems = new ArrayList<>();

    @Test
    void withoutFieldsEachSectionIsAColumnOfWhatTheQueryApiWrites() throws Exception {
        Map<String, Object> row = row(Profiles.full(), table(List.of()));

        assertThat(row)
                .containsOnlyKeys(
                        "identifiers",
                        "identifier_count",
                        "traits",
                        "consents",
                        "activity",
                        "purchases",
                        "service",
                        "computed",
                        "segments",
                        "untold",
                        "links",
                        "refused_links",
                        "shared");
        StringWriter whole = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(whole)) {
            ProfileJson.write(json, Profiles.full());
        }
        assertThat(
                        ("{\"profileId\":\"%s\",\"identifiers\":%s,\"identifierCount\":%s,\"traits\":%s,\"consents\":%s,\"activity\":%s,"
                                        + "\"purchases\":%s,\"service\":%s,\"computed\":%s,\"segments\":%s,\"untold\":%s,\"links\":%s,"
                                        + "\"refusedLinks\":%s,\"shared\":%s}")
                                .formatted(
                                        Profiles.ID,
                                        row.get("identifiers"),
                                        row.get("identifier_count"),
                                        row.get("traits"),
                                        row.get("consents"),
                                        row.get("activity"),
                                        row.get("purchases"),
                                        row.get("service"),
                                        row.get("computed"),
                                        row.get("segments"),
                                        row.get("untold"),
                                        row.get("links"),
                                        row.get("refused_links"),
                                        row.get("shared")))
                .isEqualTo(whole.toString());
    }

    @Test
    void withFieldsWhatTheyNameIsThereAndNoZeroForWhatWasHeldBack() {
        ProfileTable table =
                table(List.of("traits.city", "activity.last30Days", "purchases.spend.CNY", "segments.lapsing"));

        assertThat(table.columns().stream().map(Column::name))
                .containsExactly("traits", "activity", "purchases", "segments", "as_of");
        assertThat(row(Profiles.full(), table))
                .containsEntry("activity", "{\"last30Days\":2}")
                .containsEntry("purchases", "{\"spend\":{\"CNY\":\"1234567890123456789.05\"}}");
    }

    @Test
    void columnsOfTheirOwnAreOfTheTypeThatIsKnown() {
        Map<String, Object> row = row(
                Profiles.full(),
                table(
                        List.of(),
                        "traits.city",
                        "computed.life_cycle",
                        "spend=computed.spend_30d.CNY",
                        "computed.last_purchase_on",
                        "computed.top_categories",
                        "computed.teas:bigint",
                        "consents.news",
                        "untold.divided",
                        "identifiers.email",
                        "one=identifiers.email:text",
                        "activity.last30Days",
                        "activity.firstAt",
                        "activity.lastAt",
                        "activity.channels.web",
                        "cny=purchases.spend.CNY",
                        "exact=purchases.spend.CNY:text",
                        "eur=purchases.spend.EUR"));

        assertThat(row)
                .containsEntry("traits_city", "上海")
                .containsEntry("computed_life_cycle", "loyal")
                .containsEntry("spend", new BigDecimal("12.500000"))
                .containsEntry("computed_last_purchase_on", LocalDate.of(2026, 1, 31))
                .containsEntry("computed_top_categories", "[\"tea\",\"cups\"]")
                .containsEntry("computed_teas", 3L)
                .containsEntry("consents_news", "granted")
                .containsEntry("untold_divided", "a division by zero")
                .containsEntry("identifiers_email", "[\"li@example.org\",\"na@example.org\"]")
                .containsEntry("one", "li@example.org")
                .containsEntry("activity_last30_days", 2L)
                .containsEntry("activity_first_at", Instant.ofEpochMilli(Profiles.AT))
                .containsEntry("activity_channels_web", 5L)
                .containsEntry("cny", new BigDecimal("1234567890123456789.050000"))
                .containsEntry("exact", "1234567890123456789.05")
                .doesNotContainKeys("activity_last_at", "eur");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "12.5, numeric, 12.500000",
                "1e3, bigint, 1000",
                "12.5, bigint, ",
                "1e99, numeric, ",
                "1e999999999, text, 1e999999999",
                "1e999999999, double, ",
                "0.0000005, numeric, 0.000000",
                "0.0000015, numeric, 0.000002",
                "true, boolean, true",
                "yes, boolean, ",
                "2026-01-31, date, 2026-01-31",
                "2026-01-31T23:30:00-05:00, date, 2026-01-31",
                "2026-02-31, date, ",
                "+12026-01-31, date, ",
                "31.01.2026, date, ",
                "2026-01-31T23:30:00-05:00, timestamptz, 2026-02-01T04:30:00Z",
                "2026-01-31, timestamptz, ",
                "a, jsonb, `\"a\"`",
            })
    void aTraitThatIsNotOfTheColumnsTypeIsAnEmptyCell(String city, String type, String cell) {
        Map<String, Object> row =
                row(Profiles.with(new Value.Text(city)), table(List.of("traits"), "city=traits.city:" + type));

        assertThat(row.get("city") == null ? null : String.valueOf(row.get("city")))
                .isEqualTo(cell);
    }

    @Test
    void otherValuesThanTextAreTakenToo() {
        assertThat(city(new Value.Whole(7), "text")).isEqualTo("7");
        assertThat(city(new Value.Real(1e21), "text")).isEqualTo("1000000000000000000000");
        assertThat(city(new Value.Real(Double.NaN), "numeric")).isNull();
        assertThat(city(new Value.Real(1e300), "double")).isEqualTo(1e300);
        assertThat(city(new Value.Flag(true), "text")).isEqualTo("true");
        assertThat(city(new Value.Flag(true), "bigint")).isNull();
        assertThat(city(new Value.Texts(List.of()), "text")).isNull();
        assertThat(city(new Value.Texts(List.of("a")), "numeric")).isNull();
        assertThat(city(new Value.Cleared(), "jsonb")).isNull();
    }

    @Test
    void theCharacterThatPostgresqlRefusesIsReplaced() {
        Map<String, Object> row = row(
                Profiles.with(new Value.Text("a\0b\\u0000")),
                table(List.of("traits"), "city=traits.city", "json=traits.city:jsonb"));

        assertThat(row).containsEntry("city", "a\uFFFDb\\u0000").containsEntry("json", "\"a\uFFFDb\\\\u0000\"");
        assertThat((String) row.get("traits")).contains("\"a\uFFFDb\\\\u0000\"");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithWhatWasProbablyMeant() {
        ProfileTable.of(
                List.of(
                        "trait.city",
                        "computed",
                        "purchases.order",
                        "purchases.orders",
                        "segments.lapsing",
                        "traits.a"),
                List.of(
                        "computed.life_cycel",
                        "computed.life_cycle:txt",
                        "purchases.orders:date",
                        "purchases.spent",
                        "traits.城市",
                        "segments.lapsing",
                        "computed",
                        "purchases.lines",
                        "x=computed.age",
                        "x=computed.points",
                        "computed=computed.age",
                        "profileId"),
                problems);

        assertThat(problems)
                .containsExactly(
                        "fields: there is no trait in profiles. Did you mean traits?",
                        "fields: there is no order in profiles. Did you mean orders?",
                        "columns: computed.life_cycel: there is no life_cycel in profiles. Did you mean life_cycle?"
                                + " One of your own wants its type: computed.life_cycel:text",
                        "columns: computed.life_cycle:txt: no type of a column: txt. Did you mean text?"
                                + " There are text, boolean, bigint, numeric, double, date, timestamptz, jsonb",
                        "columns: purchases.orders:date: cannot be date, only bigint or numeric or double or text",
                        "columns: purchases.spent: there is no spent in profiles. Did you mean spend?",
                        "columns: traits.城市: it is not among the fields, so it would always be empty",
                        "columns: segments.lapsing: segments is a list; ask its column instead: segments ? 'lapsing'",
                        "columns: computed: computed has a column already; name one thing in it, such as computed.NAME",
                        "columns: purchases.lines: it is not among the fields, so it would always be empty",
                        "columns: x=computed.points: there is a column x already; give this one another name, such as"
                                + " my_x=computed.points",
                        "columns: computed=computed.age: there is a column computed already; give this one another name,"
                                + " such as my_computed=computed.age",
                        "columns: profileId: profileId is the key already");
    }

    @Test
    void whatCannotBeAColumnIsSaidWithWhatToDo() {
        ProfileTable.of(
                List.of(),
                List.of(
                        "traits.城市",
                        "activity.hours",
                        "purchases.spend",
                        "service.answers",
                        "identifierCount",
                        "a:b=c",
                        "purchases.lastOrderAt:date"),
                problems);

        assertThat(problems)
                .containsExactly(
                        "columns: traits.城市: no name for a column: traits_城市. Give it one of a-z, 0-9 and _, such as"
                                + " city=traits.城市",
                        "columns: activity.hours: it is a list, and stands in the column of its section",
                        "columns: purchases.spend: purchases.spend has several things by name; name one",
                        "columns: service.answers: it is a list, and stands in the column of its section",
                        "columns: identifierCount: identifierCount has a column already",
                        "columns: a:b=c: there is no c in profiles.",
                        "columns: purchases.lastOrderAt:date: cannot be date, only timestamptz or text");
    }

    private @Nullable Object city(Value value, String type) {
        return row(Profiles.with(value), table(List.of("traits"), "city=traits.city:" + type))
                .get("city");
    }

    private ProfileTable table(List<String> fields, String... columns) {
        ProfileTable table = ProfileTable.of(fields, Arrays.asList(columns), problems);
        assertThat(problems).isEmpty();
        return table;
    }

    private static Map<String, Object> row(UnifiedProfile profile, ProfileTable table) {
        Map<String, Object> row = new LinkedHashMap<>();
        table.tell(profile, (column, cell) -> row.put(column.name(), cell));
        return row;
    }
}
