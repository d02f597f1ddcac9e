package io.onefold.identity.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.identity.forest.Forest;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.profile.ProfileRules;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StateGuardTest {
    private static final String RULES = """
            version: 1
            namespaces:
              customer_id: { strength: 1, limit: 1 }
              email: { strength: 2, sharedAbove: { any: 50 } }
            """;

    private final KeyValueStore<Bytes, byte[]> state =
            Stores.inMemoryKeyValueStore("state").get();

    StateGuardTest() {
        start(RULES, "a secret for tests", ZoneOffset.UTC);
    }

    @Test
    void theSameRulesUnderTheSameSecretStartAgain() {
        assertThatCode(() -> start(RULES, "a secret for tests", ZoneOffset.UTC)).doesNotThrowAnyException();
    }

    @Test
    void aChangedOrderOfStrengthNeedsARebuild() {
        String swapped = next(RULES)
                .replace("strength: 1", "strength: 9")
                .replace("strength: 2", "strength: 1")
                .replace("strength: 9", "strength: 2");

        assertThatThrownBy(() -> start(swapped, "a secret for tests", ZoneOffset.UTC))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("rebuild the state from the timeline")
                .hasMessageContaining("customer_id.strength: 1 becomes 2")
                .hasMessageContaining("email.strength: 2 becomes 1");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNothingIsTakenOver() {
        String wider = next(RULES).replace("any: 50", "any: 60");

        assertThatThrownBy(() -> start(wider, "another secret for tests", ZoneId.of("Asia/Shanghai")))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("the tenant secret is not the one")
                .hasMessageContaining("the time zone: Z becomes Asia/Shanghai")
                .hasMessageContaining("email.sharedAbove.any: 50 becomes 60");
        assertThatCode(() -> start(RULES, "a secret for tests", ZoneOffset.UTC)).doesNotThrowAnyException();
    }

    @Test
    void aLowerCapIsTakenOverAndThenTheFormerRulesAreOlder() {
        start(next(RULES).replace("any: 50", "any: 40"), "a secret for tests", ZoneOffset.UTC);

        assertThatThrownBy(() -> start(RULES, "a secret for tests", ZoneOffset.UTC))
                .hasMessageContaining("is version 1, the state was made by version 2");
    }

    @Test
    void fragmentsOfAnOlderReleaseAreToldAnewOnceAndThoseOfThisOneAreNot() {
        assertThat(state.get(StateKeys.FRAGMENTS)).isEqualTo(StateKeys.CURRENT);

        state.delete(StateKeys.FRAGMENTS);
        state.put(StateKeys.SWEPT, new byte[] {1});
        start(RULES, "a secret for tests", ZoneOffset.UTC);

        assertThat(state.get(StateKeys.FRAGMENTS)).isEqualTo(StateKeys.OLDER);
        assertThat(state.get(StateKeys.SWEPT)).isNull();

        state.put(StateKeys.SWEPT, new byte[] {1});
        start(RULES, "a secret for tests", ZoneOffset.UTC);
        assertThat(state.get(StateKeys.SWEPT)).isNotNull();
    }

    private static String next(String rules) {
        return rules.replace("version: 1", "version: 2");
    }

    private void start(String yaml, String secret, ZoneId zone) {
        KeyDeriver keys = new KeyDeriver(secret.getBytes(StandardCharsets.UTF_8));
        IdentityRules rules = IdentityRulesParser.parse(yaml, IdentifierReader.blockedValues(keys));
        Forest.Settings forest = Forest.Settings.of(rules, ProfileRules.DEFAULT, zone);
        new StateGuard(state, new IdentityTopology.Settings(forest, 1, keys.secretFingerprint(), 10)).admit();
    }
}
