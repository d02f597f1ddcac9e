package io.onefold.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesFileTest {
    @TempDir
    private Path folder;

    @Test
    void kafkaReadsWhatWasWritten() throws IOException {
        Map<String, String> properties =
                Map.of("log.dirs", "/数据/brøker", "sasl.jaas.config", "a=\"b\\c\" # d", "empty", "");
        Path file = folder.resolve("broker.properties");

        PropertiesFile.write(file, properties);

        assertThat(Utils.loadProps(file.toString())).isEqualTo(properties);
    }
}
