package io.onefold.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.profile.Redaction;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObservationReaderTest {
    private static final long NOW = 1_777_777_777_777L;
    private static final String GARBAGE = "garbage:\n  values:\n";

    private final Observation accepted = accepted();

    @Test
    void whatNothingHasChangedForStaysTheVerySame() {
        Reread reread = new ObservationReader(Shipped.RULES, Shipped.KEYS).read(accepted);

        assertThat(reread).isEqualTo(new Reread.Kept(accepted));
    }

    @Test
    void whatHasBecomeGarbageGoesAndTheNextStrongestIdentifierIsTheAnchor() {
        IdentityRules now = rules("    - ada@mail.example\n");

        Reread reread = new ObservationReader(now, Shipped.KEYS).read(accepted);

        KeyedIdentifier phone = accepted.identifiers().getLast();
        assertThat(reread)
                .isEqualTo(new Reread.Kept(new Observation(
                        List.of(phone),
                        accepted.touchpoint(),
                        new TreeMap<>(Map.of("mobile", phone.key())),
                        accepted.digest())));
    }

    @Test
    void whereAllHasBecomeGarbageNobodyIsLeft() {
        IdentityRules now = rules("    - ada@mail.example\n    - \"+8613912345678\"\n");

        assertThat(new ObservationReader(now, Shipped.KEYS).read(accepted)).isEqualTo(new Reread.Nobody());
    }

    @Test
    void anotherSecretIsNoticed() {
        KeyDeriver other = new KeyDeriver("another secret, of its own".getBytes(StandardCharsets.UTF_8));

        assertThat(new ObservationReader(Shipped.RULES, other).read(accepted)).isEqualTo(new Reread.ForeignKeys());
    }

    @Test
    void aValueThatWasErasedKeepsItsKey() {
        Observation redacted = Redaction.redact(
                accepted, Set.of(accepted.identifiers().getFirst().key()));

        assertThat(new ObservationReader(Shipped.RULES, Shipped.KEYS).read(redacted))
                .isEqualTo(new Reread.Kept(redacted));
    }

    private static Observation accepted() {
        Touchpoint touchpoint = new Touchpoint(
                "m1",
                "shop",
                Channel.WEB,
                EventType.IDENTIFY,
                "",
                NOW,
                NOW,
                NOW,
                List.of(new Identifier("email", "Ada@Mail.Example"), new Identifier("phone", "139 1234 5678")),
                new TreeMap<>(
                        Map.of("email", new Value.Text("ada@mail.example"), "mobile", new Value.Text("139 1234 5678"))),
                List.of(),
                Context.NONE,
                Details.NONE);
        TouchpointNormaliser normaliser =
                new TouchpointNormaliser(Shipped.RULES, Shipped.KEYS, SourceRegions.NONE, TouchpointLimits.DEFAULT);
        if (normaliser.normalise(touchpoint) instanceof TouchpointOutcome.Accepted(Observation observation))
            return observation;
        throw new IllegalStateException("the sample is not accepted");
    }

    private static IdentityRules rules(String moreGarbage) {
        String shipped = IdentityRulesParser.shipped();
        assertThat(shipped).contains(GARBAGE);
        return IdentityRulesParser.parse(
                shipped.replace(GARBAGE, GARBAGE + moreGarbage), IdentifierReader.blockedValues(Shipped.KEYS));
    }
}
