package io.onefold.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    /** Run with -Donefold.write-docs to write the page anew. */
    @Test
    void thePageSaysWhatTheCodeReads() throws IOException {
        if (System.getProperty("onefold.write-docs") != null) Files.writeString(PAGE, ConfigurationPage.markdown());

        assertThat(PAGE).hasContent(ConfigurationPage.markdown());
    }
}
