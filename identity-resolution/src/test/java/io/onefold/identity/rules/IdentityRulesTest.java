package io.onefold.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onefold.schemas.IdentifierKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {
    private final Namespace customer = Namespace.of("customer_id", 3).withLimit(1);
    private final Namespace device = Namespace.of("device_id", 9)
            .withPriority(2)
            .withAmbiguousNobody()
            .withSharedAbove(SharedAbove.NEVER.with("customer_id", 4).withAny(50));

    @Test
    void namespacesAreListedByStrengthWhateverOrderTheyAreGivenIn() {
        IdentityRules rules = IdentityRules.of(List.of(device, customer));

        assertThat(rules.namespaces()).containsExactly(customer, device);
        assertThat(rules.fingerprint())
                .isEqualTo(IdentityRules.of(List.of(customer, device)).fingerprint());
    }

    @Test
    void everyRuleIsFoundByStrength() {
        IdentityRules rules = IdentityRules.of(List.of(device, customer));

        assertThat(rules.limit(3)).isEqualTo(1);
        assertThat(rules.limit(9)).isEqualTo(Namespace.UNLIMITED);
        assertThat(rules.priority(3)).isEqualTo(3);
        assertThat(rules.priority(9)).isEqualTo(2);
        assertThat(rules.cap(9, 3)).isEqualTo(4);
        assertThat(rules.cap(9, 9)).isEqualTo(SharedAbove.UNCAPPED);
        assertThat(rules.cap(3, 9)).isEqualTo(SharedAbove.UNCAPPED);
        assertThat(rules.capAny(9)).isEqualTo(50);
        assertThat(rules.capAny(3)).isEqualTo(SharedAbove.UNCAPPED);
        assertThat(rules.ambiguousNobody(9)).isTrue();
        assertThat(rules.ambiguousNobody(3)).isFalse();
        assertThat(rules.name(9)).isEqualTo("device_id");
        assertThat(rules.namespace("device_id")).contains(device);
        assertThat(rules.namespace("email")).isEmpty();
    }

    @Test
    void aStrengthThatNoNamespaceHasIsUnlimitedAndUncapped() {
        IdentityRules rules = IdentityRules.of(List.of(customer));

        assertThat(rules.limit(120)).isEqualTo(Namespace.UNLIMITED);
        assertThat(rules.cap(120, 3)).isEqualTo(SharedAbove.UNCAPPED);
        assertThat(rules.ambiguousNobody(120)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> rules.name(120));
    }

    @Test
    void blockedIdentifiersAreFoundByKeyAndChangeTheFingerprint() {
        IdentifierKey key = new IdentifierKey(3, 1, 2);
        IdentityRules rules = IdentityRules.of(List.of(customer));
        IdentityRules blocking = rules.withBlocked(Set.of(key));

        assertThat(blocking.isBlocked(key)).isTrue();
        assertThat(rules.isBlocked(key)).isFalse();
        assertThat(blocking).isNotEqualTo(rules);
        assertThat(blocking.withBlocked(Set.of())).isEqualTo(rules);
    }

    @Test
    void rulesThatContradictThemselvesAreNotMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityRules.of(List.of(customer, Namespace.of("email", 3))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityRules.of(List.of(customer, Namespace.of("customer_id", 4))));
        assertThatIllegalArgumentException().isThrownBy(() -> IdentityRules.of(List.of(device)));
        assertThatIllegalArgumentException().isThrownBy(() -> Namespace.of("any", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Namespace.of("email", 121));
        assertThatIllegalArgumentException().isThrownBy(() -> SharedAbove.NEVER.with("email", 0));
    }
}
