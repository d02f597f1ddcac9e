package io.onefold.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import io.onefold.schemas.avro.Order;
import io.onefold.schemas.avro.OrderLine;
import io.onefold.schemas.avro.WebTouchpoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TouchpointAvroTest {
    @Test
    void aPropertyWithAFieldOfItsOwnStandsThere() {
        WebTouchpoint web = web(Map.of("path", new Value.Text("/tea"), "colour", new Value.Text("red")));

        assertThat(web.getPath()).isEqualTo("/tea");
        assertThat(web.getProperties()).containsOnlyKeys("colour");
    }

    @Test
    void aPropertyOfAnotherTypeThanItsFieldStaysFree() {
        WebTouchpoint web = web(Map.of("path", new Value.Whole(3)));

        assertThat(web.getPath()).isNull();
        assertThat(web.getProperties()).containsEntry("path", 3L);
    }

    @Test
    void aFieldHoldsOverAFreePropertyOfItsName() {
        WebTouchpoint web = web(Map.of("path", new Value.Text("/tea")));
        web.getProperties().put("path", "/coffee");

        assertThat(TouchpointAvro.fromAvro(web).details().properties())
                .containsExactly(Map.entry("path", new Value.Text("/tea")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1E+2000000000", "1,5", "٣x"})
    void anAmountThatIsNoBoundedNumberIsNamedButNotRepeated(String amount) {
        WebTouchpoint web = web(Map.of());
        web.setOrder(new Order("o-1", List.of(new OrderLine("1", "tea", "", "1", amount, "CNY", "", null, null)), ""));

        assertThatThrownBy(() -> TouchpointAvro.fromAvro(web))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("order.lines.amount: ");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void everyChannelsRecordHasTheSharedFieldsAtTheSharedPlaces(Channel channel) {
        var fields = TouchpointAvro.schema(channel).getFields();

        assertThat(fields.subList(0, 5))
                .extracting(field -> field.name())
                .containsExactly("envelope", "order", "call", "complaint", "answers");
        assertThat(fields.getLast().name()).isEqualTo("properties");
    }

    private static WebTouchpoint web(Map<String, Value> properties) {
        SortedMap<String, Value> sorted = new TreeMap<>(properties);
        Touchpoint touchpoint = new Touchpoint(
                "m-1",
                "webshop",
                Channel.WEB,
                EventType.TRACK,
                "",
                1,
                2,
                1,
                List.of(new Identifier("email", "li@example.com")),
                Collections.emptySortedMap(),
                List.of(),
                Context.NONE,
                new Details(null, null, null, List.of(), sorted));
        return (WebTouchpoint) TouchpointAvro.toAvro(touchpoint);
    }
}
