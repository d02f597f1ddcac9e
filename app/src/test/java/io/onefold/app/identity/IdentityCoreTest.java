package io.onefold.app.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.app.config.IdentitySettings;
import io.onefold.ingest.Sources;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ConsentRules.Purpose;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityCoreTest {
    @Test
    void purposesOfNamespacesThatTheRulesDoNotHaveAreAllNamed(@TempDir Path folder) {
        IdentityCore core = IdentityCore.load(
                new IdentitySettings(Optional.empty(), folder.resolve("tenant.secret"), ZoneId.of("UTC")));
        ConsentRules consent = new ConsentRules(
                new TreeMap<>(Map.of(
                        "mail", new Purpose(false, "emial", 0),
                        "calls", new Purpose(false, "fax", 0),
                        "sms", new Purpose(false, "phone", 0))),
                14);

        assertThatThrownBy(() -> core.normaliser(new Sources(List.of()), consent))
                .isInstanceOf(UnusableIdentityException.class)
                .hasMessageContainingAll(
                        "consent.purposes.mail.namespace: the identity rules have no namespace emial. Did you mean email?",
                        "consent.purposes.calls.namespace: the identity rules have no namespace fax.");
    }
}
