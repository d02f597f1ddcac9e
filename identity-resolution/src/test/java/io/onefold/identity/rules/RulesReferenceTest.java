package io.onefold.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/identity-rules.md says what the parser knows; {@code -Ddocs=apply} writes it. */
class RulesReferenceTest {
    private static final Path FILE = Path.of("../docs/identity-rules.md");
    private static final Path FRAME = Path.of("src/test/resources/io/onefold/identity/rules/reference.md");

    @Test
    void theReferenceSaysWhatTheParserKnows() throws IOException {
        String reference = reference();
        if ("apply".equals(System.getProperty("docs"))) Files.writeString(FILE, reference);

        assertThat(Files.readString(FILE))
                .as("out of date; run: mvn -q -pl identity-resolution -am test -Ddocs=apply -Dtest=RulesReferenceTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(reference);
    }

    private static String reference() throws IOException {
        StringBuilder table = new StringBuilder();
        for (RuleKey key : RuleKey.ALL)
            table.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            key.path(),
                            key.type().describe(),
                            key.byDefault(),
                            key.effect().words(),
                            key.meaning().replace("|", "\\|")));
        return Files.readString(FRAME)
                .replace("{keys}", table.toString().stripTrailing())
                .replace("{shipped}", IdentityRulesParser.shipped());
    }
}
