package io.onefold.app.sample.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tills", "members", "surveys", "wechat", "helpdesk", "callcentre", "shop"})
    void eachConnectorOfTheCompanyIsOne(String name) throws IOException {
        new Descriptions(folder).write(name, Map.of("folder", folder.toString(), "port", "5432"));

        Path file = folder.resolve(name + ".yaml");
        Connector connector = new ConnectorFile(Kinds.ALL).parse(name, file.toString(), Files.readString(file));

        assertThat(connector.source().name()).isEqualTo(name);
    }

    @Test
    void nothingIsLeftOfThemOnceTheCompanyHasGone() throws IOException {
        Descriptions descriptions = new Descriptions(folder.resolve("connectors"));
        descriptions.write("wechat", Map.of());

        descriptions.delete();
        descriptions.delete();

        assertThat(folder.resolve("connectors")).doesNotExist();
    }
}
