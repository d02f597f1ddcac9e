package io.onefold.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.mapping.PublicSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "topics.md");

    @Test
    void theCommittedPageIsTheGeneratedOne() throws IOException {
        Topics topics = new Topics("").withSubscribers(List.of("NAME"), List.of("NAME"));
        String page = TopicsPage.of(topics.all(), PublicSchemas.byRecordName());
        if (Boolean.getBoolean("docs.write")) Files.writeString(PAGE, page);

        assertThat(Files.readString(PAGE))
                .as("docs/topics.md is out of date; its second paragraph says how to write it anew")
                .isEqualTo(page);
    }

    @Test
    void everyFieldSaysWhatItMeans() {
        for (Schema schema : PublicSchemas.byRecordName().values()) {
            assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
            assertThat(schema.getFields())
                    .allSatisfy(field -> assertThat(field.doc()).isNotBlank());
        }
    }
}
