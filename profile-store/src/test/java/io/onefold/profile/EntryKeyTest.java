package io.onefold.profile;

import static io.onefold.profile.RandomMessages.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.EntryKey.AnswerKey;
import io.onefold.profile.EntryKey.ComplaintKey;
import io.onefold.profile.EntryKey.EvidenceKey;
import io.onefold.profile.EntryKey.OrderLineKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryKeyTest {
    private static final List<EntryKey> ASCENDING = List.of(
            new OrderLineKey("", "z", "z"),
            new OrderLineKey("shop", "1", ""),
            new OrderLineKey("shop", "1", "\u0000"),
            new OrderLineKey("shop", "1", "\u0001"),
            new OrderLineKey("shop", "1", "a"),
            new OrderLineKey("shop", "1\u0000", "a"),
            new OrderLineKey("shop", "10", "a"),
            new OrderLineKey("shops", "1", "a"),
            new ComplaintKey("a", "b"),
            new ComplaintKey("é", "b"),
            new AnswerKey("a", "b", "c"),
            new AnswerKey("a", "bb", "c"),
            new EvidenceKey(key(1, -1)),
            new EvidenceKey(key(4, 1)));

    @Test
    void keysAndTheirBytesSortByKindAndThenPartByPart() {
        for (int i = 0; i < ASCENDING.size(); i++)
            for (int j = 0; j < ASCENDING.size(); j++) {
                EntryKey a = ASCENDING.get(i);
                EntryKey b = ASCENDING.get(j);

                assertThat(Integer.signum(a.compareTo(b))).as("%s, %s", a, b).isEqualTo(Integer.compare(i, j));
                int byBytes = Arrays.compareUnsigned(EntryKeyCodec.write(a), EntryKeyCodec.write(b));
                assertThat(Integer.signum(byBytes)).as("%s, %s", a, b).isEqualTo(Integer.compare(i, j));
                assertThat(EntryKeyCodec.read(EntryKeyCodec.write(a))).isEqualTo(a);
            }
    }
}
