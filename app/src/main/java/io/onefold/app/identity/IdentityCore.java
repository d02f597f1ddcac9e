package io.onefold.app.identity;

import io.onefold.app.config.IdentitySettings;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.PurposeNamespaces;
import io.onefold.identity.normalise.SourceRegions;
import io.onefold.identity.normalise.TouchpointLimits;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.rules.DidYouMean;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.rules.InvalidRulesException;
import io.onefold.identity.rules.Namespace;
import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ProfileRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What identifiers are read and keyed by: the tenant's secret and the rules. */
public record IdentityCore(IdentityRules rules, KeyDeriver keys, IdentifierReader reader) {
    /**
     * Reads the secret, which is made at the first start, and the rules.
     *
     * @throws UnusableIdentityException naming all that is wrong with the rules, or what is wrong with the secret
     */
    public static IdentityCore load(IdentitySettings settings) {
        KeyDeriver keys = new KeyDeriver(TenantSecret.readOrMake(settings.secret()));
        String name = settings.rules().map(Path::toString).orElse("the shipped rules");
        try {
            String yaml = settings.rules().isPresent()
                    ? Files.readString(settings.rules().get())
                    : IdentityRulesParser.shipped();
            IdentityRules rules = IdentityRulesParser.parse(yaml, IdentifierReader.blockedValues(keys));
            return new IdentityCore(rules, keys, new IdentifierReader(rules, keys));
        } catch (InvalidRulesException e) {
            throw new UnusableIdentityException(
                    "The identity rules cannot be used (" + name + "):\n" + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnusableIdentityException("the identity rules " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same rules, by which values can be hashed for subscribers. */
    public ProfileRules keyed(ProfileRules rules) {
        return rules.withSubscribers(rules.subscribers().keyed(keys.subscribersSecret()));
    }

    /**
     * How touchpoints of these sources are normalised.
     *
     * @throws UnusableIdentityException naming all purposes of consent whose namespace the rules do not have
     */
    public TouchpointNormaliser normaliser(Sources sources, ConsentRules consent) {
        Map<String, String> regions = new HashMap<>();
        for (Source source : sources.all())
            if (!source.defaults().region().isEmpty())
                regions.put(source.name(), source.defaults().region());
        return new TouchpointNormaliser(
                rules, keys, new SourceRegions(regions), purposes(consent), TouchpointLimits.DEFAULT);
    }

    /** A purpose of a namespace that does not exist would bind nobody, silently. */
    private PurposeNamespaces purposes(ConsentRules consent) {
        List<String> known = rules.namespaces().stream().map(Namespace::name).toList();
        List<String> problems = new ArrayList<>();
        consent.namespaces().forEach((purpose, namespace) -> {
            if (!known.contains(namespace))
                problems.add("consent.purposes." + purpose + ".namespace: the identity rules have no namespace "
                        + namespace + "." + DidYouMean.suggest(namespace, known));
        });
        if (!problems.isEmpty()) throw new UnusableIdentityException(String.join("\n", problems), null);
        return new PurposeNamespaces(consent.namespaces());
    }
}
