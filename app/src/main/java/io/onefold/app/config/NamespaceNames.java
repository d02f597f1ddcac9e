package io.onefold.app.config;

import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.rules.InvalidRulesException;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The names of the identity rules' namespaces, which need no secret. */
final class NamespaceNames {
    private NamespaceNames() {}

    /** Those of a file, or of the shipped rules; none where it cannot be used, which the start says. */
    static Set<String> of(Optional<Path> rules) {
        AtomicLong blocked = new AtomicLong();
        try {
            String yaml = rules.isPresent() ? Files.readString(rules.get()) : IdentityRulesParser.shipped();
            return IdentityRulesParser.parse(
                            yaml,
                            (namespace, value) ->
                                    Optional.of(new IdentifierKey(namespace.strength(), 0, blocked.incrementAndGet())))
                    .namespaces()
                    .stream()
                    .map(Namespace::name)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException | InvalidRulesException e) {
            return Set.of();
        }
    }
}
