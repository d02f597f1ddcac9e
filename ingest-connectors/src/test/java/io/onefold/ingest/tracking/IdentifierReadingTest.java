package io.onefold.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.IdentifierField;
import io.onefold.ingest.IdentifierMapping;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Source;
import io.onefold.ingest.SourceDefaults;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentifierReadingTest {
    private static final Path DOCUMENT = Path.of("../docs/tracking-api.md");

    @Test
    void everyIdentifierFieldIsFoundWhereTheTableSays() {
        String call =
                "{'userId':'u','anonymousId':'a','previousId':'p','context':{'device':{'id':'d','advertisingId':'ad','oaid':'oa'},"
                        + "'traits':{'email':'e2','phone':'p2'}},'traits':{'email':'e1','phone':'p1'}}";

        assertThat(ReadCall.touchpoint(Endpoint.ALIAS, call).identifiers())
                .containsExactly(
                        new Identifier("customer_id", "u"),
                        new Identifier("anonymous_id", "a"),
                        new Identifier("anonymous_id", "p"),
                        new Identifier("device_id", "d"),
                        new Identifier("device_id", "ad"),
                        new Identifier("device_id", "oa"),
                        new Identifier("email", "e1"),
                        new Identifier("email", "e2"),
                        new Identifier("phone", "p1"),
                        new Identifier("phone", "p2"));
    }

    @Test
    void theDocumentedTableIsTheOneThatIsUsed() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| `[^|]+` \\| `[a-z_]+` \\|"))
                .toList();

        List<String> table = Arrays.stream(IdentifierField.values())
                .map(field -> "| "
                        + field.paths().stream().map(path -> "`" + path + "`").collect(Collectors.joining(", "))
                        + " | `" + field.defaultNamespace() + "` |")
                .toList();
        assertThat(rows).containsExactlyElementsOf(table);
    }

    @Test
    void aPreviousIdCountsInAnAliasOnlyAndAGroupIdNever() {
        String call = "{'userId':'u','previousId':'p','groupId':'g','event':'x'}";

        assertThat(ReadCall.touchpoint(Endpoint.TRACK, call).identifiers())
                .containsExactly(new Identifier("customer_id", "u"));
        assertThat(ReadCall.touchpoint(Endpoint.GROUP, call).identifiers())
                .containsExactly(new Identifier("customer_id", "u"));
    }

    @Test
    void externalIdsGoToTheNamespaceOfTheirType() {
        String call = "{'event':'x','context':{'externalIds':["
                + "{'id':'1','type':'user_id','collection':'users'},"
                + "{'id':'2','type':'loyalty_card'},"
                + "{'id':'3','type':'crm'},"
                + "{'id':'4','type':'company','collection':'accounts'}]}}";
        Source source = source(new IdentifierMapping(Map.of(), Map.of("crm", "crm_id")));

        assertThat(ReadCall.touchpoint(source, Endpoint.TRACK, call).identifiers())
                .containsExactly(
                        new Identifier("customer_id", "1"),
                        new Identifier("loyalty_card", "2"),
                        new Identifier("crm_id", "3"));
    }

    @Test
    void aSourceMapsFieldsToItsOwnNamespacesOrSwitchesThemOff() {
        Source source = source(new IdentifierMapping(
                Map.of(IdentifierField.USER_ID, "shop_user", IdentifierField.ADVERTISING_ID, ""), Map.of()));
        String call = "{'event':'x','userId':7,'context':{'device':{'advertisingId':'ad'}}}";

        assertThat(ReadCall.touchpoint(source, Endpoint.TRACK, call).identifiers())
                .containsExactly(new Identifier("shop_user", "7"));
    }

    @Test
    void whatNamesNobodyOrTooManyIsRefused() {
        String many = IntStream.range(0, 21)
                .mapToObj(i -> "{'id':'" + i + "','type':'t'}")
                .collect(Collectors.joining(",", "{'event':'x','context':{'externalIds':[", "]}}"));

        assertThat(ReadCall.refused(Endpoint.TRACK, "{'event':'x','userId':'','anonymousId':null}")
                        .reason())
                .isEqualTo(QuarantineReason.NO_IDENTIFIER);
        assertThat(ReadCall.refused(Endpoint.TRACK, many).reason()).isEqualTo(QuarantineReason.TOO_MANY_IDENTIFIERS);
    }

    @Test
    void anIdentifierThatIsNoTextIsRefusedWithItsPlaceAndWithoutItsValue() {
        var refused = ReadCall.refused(Endpoint.TRACK, "{'event':'x','traits':{'email':{'home':'me@here.test'}}}");

        assertThat(refused.reason()).isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(refused.message()).contains("traits.email").doesNotContain("me@here");
    }

    private static Source source(IdentifierMapping mapping) {
        return new Source("shop", Channel.WEB, Set.of(), mapping, SourceDefaults.NONE, Limits.DEFAULT);
    }
}
