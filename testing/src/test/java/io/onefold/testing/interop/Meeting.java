package io.onefold.testing.interop;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One touchpoint with something in every kind of field, and the same as Avro's JSON. */
final class Meeting {
    static final String JSON = """
            {"envelope":{"messageId":"m-1","source":"webshop","type":"TRACK","name":"Order Completed",
             "occurredAt":1763700000000,"receivedAt":1763700000250,"senderTime":%s,
             "identifiers":[{"namespace":"email","value":"li@example.com"}],
             "traits":{"age":{"long":41},"height":{"double":1.75},"name":{"string":"李"},"nickname":null,
                       "tags":{"array":["vip",""]},"vip":{"boolean":true}},
             "consents":[{"purpose":"sms","state":"GRANTED","namespace":"phone","expiresAt":%s,
               "separate":true,"guardian":false,"proof":"text-7"}],
             "context":{"locale":"zh-CN","ip":"192.0.2.1","userAgent":"","campaign":""}},
             "order":%s,"call":null,"complaint":null,
             "answers":[{"survey":"s","question":"q","kind":"nps","score":9}],
             "url":null,"path":%s,"title":null,"referrer":null,"search":null,
             "properties":{"colour":{"string":"red"}}}""";

    private static final String ORDER = """
            {"orderId":"o-1","lines":[{"lineId":"1","product":"tea","category":"food","quantity":"0.750",
             "amount":"-123456789012345678901234.90","currency":"CNY","brand":"Shifeng","discount":%s,"cost":null}],
             "store":"s-7"}""";

    private Meeting() {}

    /** Avro's own JSON, where every branch of a union but null is named. */
    static String avroJson() {
        return JSON.formatted(
                "{\"long\":1763699999000}",
                "{\"long\":1795236000000}",
                "{\"io.onefold.schemas.avro.Order\":" + ORDER.formatted("{\"string\":\"0.50\"}") + "}",
                "{\"string\":\"/tea\"}");
    }

    /** The JSON of JavaScript's Avro, where a branch is named only if its kind does not tell. */
    static String javaScriptJson() {
        return JSON.formatted("1763699999000", "1795236000000", ORDER.formatted("\"0.50\""), "\"/tea\"");
    }

    static Touchpoint touchpoint() {
        OrderLine line = new OrderLine(
                "1",
                "tea",
                "food",
                new BigDecimal("0.750"),
                new BigDecimal("-123456789012345678901234.90"),
                "CNY",
                "Shifeng",
                new BigDecimal("0.50"),
                null);
        SortedMap<String, Value> properties = new TreeMap<>();
        properties.put("path", new Value.Text("/tea"));
        properties.put("colour", new Value.Text("red"));
        return new Touchpoint(
                "m-1",
                "webshop",
                Channel.WEB,
                EventType.TRACK,
                "Order Completed",
                1_763_700_000_000L,
                1_763_700_000_250L,
                1_763_699_999_000L,
                List.of(new Identifier("email", "li@example.com")),
                traits(),
                List.of(new ConsentDecision(
                        "sms", ConsentState.GRANTED, "phone", 1_795_236_000_000L, true, false, "text-7")),
                new Context("zh-CN", "192.0.2.1", "", ""),
                new Details(
                        new Order("o-1", List.of(line), "s-7"),
                        null,
                        null,
                        List.of(new Answer("s", "q", "nps", 9)),
                        properties));
    }

    private static SortedMap<String, Value> traits() {
        SortedMap<String, Value> traits = new TreeMap<>();
        traits.put("age", new Value.Whole(41));
        traits.put("height", new Value.Real(1.75));
        traits.put("name", new Value.Text("李"));
        traits.put("nickname", new Value.Cleared());
        traits.put("tags", new Value.Texts(List.of("vip", "")));
        traits.put("vip", new Value.Flag(true));
        return traits;
    }
}
