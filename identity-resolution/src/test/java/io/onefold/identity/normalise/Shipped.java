package io.onefold.identity.normalise;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.rules.Namespace;
import java.nio.charset.StandardCharsets;

/** The shipped rules under a secret for tests. */
final class Shipped {
    static final KeyDeriver KEYS = new KeyDeriver("a secret for tests".getBytes(StandardCharsets.UTF_8));
    static final IdentityRules RULES =
            IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(KEYS));

    private Shipped() {}

    static Namespace namespace(String name) {
        return RULES.namespace(name).orElseThrow();
    }
}
