package io.onefold.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onefold.app.config.ConfigurationReader;
import io.onefold.app.config.InvalidConfigurationException;
import io.onefold.app.config.SegmentsFile;
import io.onefold.app.config.SubscribersFile;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.rules.BlockedValues;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.rules.InvalidRulesException;
import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.files.MappingFile;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.subscription.KnownFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that takes bytes from outside. */
enum Targets {
    COLLECTOR {
        @Override
        FuzzTarget open(Path folder) {
            return new CollectorTarget();
        }
    },
    TILL_FILE {
        @Override
        FuzzTarget open(Path folder) {
            return ImportTarget.tills(folder);
        }
    },
    EVENT_FILE {
        @Override
        FuzzTarget open(Path folder) {
            return ImportTarget.events(folder);
        }
    },
    AVRO {
        @Override
        FuzzTarget open(Path folder) throws IOException {
            return new AvroTarget(folder);
        }
    },
    REGISTRY {
        @Override
        FuzzTarget open(Path folder) throws IOException {
            return new RegistryTarget();
        }
    },
    IDENTITY_RULES {
        @Override
        FuzzTarget open(Path folder) {
            BlockedValues blocked = IdentifierReader.blockedValues(KEYS);
            return new TextTarget(
                    "identity-rules",
                    List.of(IdentityRulesParser.shipped().getBytes(UTF_8)),
                    text -> IdentityRulesParser.parse(text, blocked),
                    InvalidRulesException.class);
        }
    },
    SEGMENTS {
        @Override
        FuzzTarget open(Path folder) throws IOException {
            return new TextTarget(
                    "segments",
                    List.of(example("segments/segments.yaml"), OWN_TRAITS.getBytes(UTF_8)),
                    text -> SegmentsFile.read("segments.yaml", text, KnownNames.SHIPPED),
                    InvalidConfigurationException.class);
        }
    },
    SUBSCRIBERS {
        @Override
        FuzzTarget open(Path folder) throws IOException {
            SubscribersFile.Known known = new SubscribersFile.Known(
                    new KnownFields(Set.of("email", "phone", "customer_id"), Set.of("teas"), Set.of("lapsed")),
                    new Expressions(KnownNames.SHIPPED),
                    Set.of());
            return new TextTarget(
                    "subscribers",
                    List.of(example("subscribers/subscribers.yaml")),
                    text -> SubscribersFile.read("subscribers.yaml", text, known),
                    InvalidConfigurationException.class);
        }
    },
    CONFIGURATION {
        @Override
        FuzzTarget open(Path folder) throws IOException {
            ConfigurationReader reader = new ConfigurationReader(Map.of());
            // So that nothing but the file's own text is read.
            Map<String, String> flags = Map.of(
                    "data", folder.resolve("data").toString(),
                    "segments", folder.resolve("none.yaml").toString(),
                    "connectors.folder", folder.resolve("connectors").toString());
            Path empty = Files.writeString(folder.resolve("none.yaml"), "segments: {}\n");
            Path file = folder.resolve("onefold.yaml");
            return new TextTarget(
                    "configuration",
                    List.of(example("consent/onefold.yaml"), SETTINGS.getBytes(UTF_8)),
                    text -> {
                        if (!Files.exists(empty)) throw new IllegalStateException("the input has deleted a file");
                        reader.read(Files.writeString(file, text), flags);
                    },
                    InvalidConfigurationException.class);
        }
    },
    MAPPING {
        @Override
        FuzzTarget open(Path folder) {
            return new TextTarget(
                    "mapping",
                    List.of(ImportTarget.TILLS.getBytes(UTF_8), ImportTarget.EVENTS.getBytes(UTF_8)),
                    text -> MappingFile.parse("mapping.yaml", text),
                    InvalidDescriptionException.class);
        }
    };

    static final KeyDeriver KEYS = new KeyDeriver("a secret for tests only, 32 bytes".getBytes(UTF_8));

    private static final String OWN_TRAITS = """
            traits:
              teas:
                description: Tea bought.
                type: whole
                is: size(lines.filter(l, l.category == "tea" && isWithinDays(l.on, 90)))
            segments:
              drinkers: {where: 'computed.teas > 3 && has(traits.city)'}
            """;

    private static final String SETTINGS = """
            broker: {port: 9192, heap: 512m}
            topics:
              partitions: 8
              prefix: "shop."
            time-zone: Asia/Shanghai
            kafka:
              linger.ms: 5
              ssl: {truststore: {location: /none}}
            sources:
              tills:
                channel: store
                write-keys: [a, b]
                currency: CNY
                identifiers: {user-id: member_id}
            survivorship:
              city: most-frequent
              phone: {source-priority: [tills, shop]}
            portrait: {home-currency: CNY}
            """;

    /** Opens it; {@code folder} is empty and its own. */
    abstract FuzzTarget open(Path folder) throws IOException;

    private static byte[] example(String name) throws IOException {
        return Files.readAllBytes(Path.of("../docs/examples").resolve(name));
    }
}
