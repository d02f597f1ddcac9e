package io.onefold.testing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducersPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern FENCE = Pattern.compile("^```[a-z]*\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"receipts.jsonl", "SendReceipt.java", "send-receipt.mjs", "with-kcat.sh"})
    void thePageShowsTheFilesThatAreRun(String example) throws IOException {
        String page = Files.readString(DOCS.resolve("producers.md"));
        String file = Files.readString(DOCS.resolve("examples/producers").resolve(example));

        assertThat(page).contains("](examples/producers/" + example + ")");
        assertThat(FENCE.matcher(page).results().map(block -> block.group(1))).contains(file);
    }
}
