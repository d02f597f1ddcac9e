package io.onefold.profile;

import static io.onefold.profile.RandomMessages.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final IdentifierKey CUSTOMER = key(1, 1);
    private static final IdentifierKey EMAIL = key(4, 2);
    private static final IdentifierKey PHONE = key(5, 3);

    @Test
    void takesTheValueAndItsEchoesAndLeavesTheRest() {
        Observation redacted = Redaction.redact(message(), Set.of(EMAIL));

        assertThat(redacted.identifiers())
                .containsExactly(
                        new KeyedIdentifier(CUSTOMER, "7"),
                        new KeyedIdentifier(EMAIL, ""),
                        new KeyedIdentifier(PHONE, "123"));
        assertThat(redacted.touchpoint().traits()).containsOnlyKeys("city", "phone");
        assertThat(redacted.echoes()).containsOnlyKeys("phone");
        assertThat(redacted.digest()).isEqualTo(message().digest());
        assertThat(Redaction.redact(redacted, Set.of(EMAIL))).isEqualTo(redacted);
    }

    @Test
    void leavesAMessageAloneThatHasNoneOfTheIdentifiers() {
        Observation message = message();

        assertThat(Redaction.redact(message, Set.of(key(4, 9)))).isSameAs(message);
    }

    @Test
    void aRedactedMessageIsNoEvidenceForTheErasedIdentifier() {
        FragmentIncrement increment =
                FragmentIncrement.of(Redaction.redact(message(), Set.of(EMAIL)), Set.of(EMAIL), ZoneId.of("UTC"));

        assertThat(increment.entries())
                .containsOnlyKeys(new EntryKey.EvidenceKey(CUSTOMER), new EntryKey.EvidenceKey(PHONE));
    }

    private static Observation message() {
        TreeMap<String, Value> traits = new TreeMap<>();
        traits.put("city", new Value.Text("Shanghai"));
        traits.put("mail", new Value.Text("a@example.org"));
        traits.put("phone", new Value.Text("123"));
        TreeMap<String, IdentifierKey> echoes = new TreeMap<>();
        echoes.put("mail", EMAIL);
        echoes.put("phone", PHONE);
        Touchpoint touchpoint = new Touchpoint(
                "m1",
                "shop",
                Channel.WEB,
                EventType.IDENTIFY,
                "",
                5,
                6,
                5,
                List.of(),
                traits,
                List.of(),
                Context.NONE,
                Details.NONE);
        List<KeyedIdentifier> identifiers = List.of(
                new KeyedIdentifier(CUSTOMER, "7"),
                new KeyedIdentifier(EMAIL, "a@example.org"),
                new KeyedIdentifier(PHONE, "123"));
        return new Observation(identifiers, touchpoint, echoes, 42);
    }
}
