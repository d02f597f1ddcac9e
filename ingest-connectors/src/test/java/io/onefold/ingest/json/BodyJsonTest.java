package io.onefold.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyJsonTest {
    private static List<String> records(String body) throws Exception {
        BodyJson json = new BodyJson(body.getBytes(UTF_8));
        List<ByteBuffer> records = json.read(parser -> {
            parser.nextToken();
            List<ByteBuffer> all = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) all.add(json.value(parser));
            BodyJson.requireEnd(parser);
            return all;
        });
        return records.stream().map(each -> UTF_8.decode(each).toString()).toList();
    }

    @Test
    void recordsAreCutOutAsTheyWereSentBehindAByteOrderMarkToo() throws Exception {
        assertThat(records("[{\"a\": 1}, \"茶\", [2] ]")).containsExactly("{\"a\": 1}", "\"茶\"", "[2]");
        assertThat(records("\uFEFF[{\"a\": 1}, \"茶\", [2] ]")).containsExactly("{\"a\": 1}", "\"茶\"", "[2]");
    }

    @Test
    void aLongNameIsTakenAndNotKept() throws Exception {
        String padding = "x".repeat(20_000);
        String one = "{\"" + padding + "\":1}";
        assertThat(records("[" + one + "]")).containsExactly(one);
        long before = heap();

        for (int i = 0; i < 7_000; i++) records("[{\"" + i + padding + "\":1}]");

        assertThat(heap() - before).isLessThan(30 << 20);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
