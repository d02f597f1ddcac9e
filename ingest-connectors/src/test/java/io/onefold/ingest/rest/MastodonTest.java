package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onefold.ingest.rest.StubServer.Asked;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import io.onefold.schemas.mapping.TouchpointAvro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented sources, against a server that answers as Mastodon does. */
class MastodonTest {
    private final MastodonServer mastodon = new MastodonServer();
    private final StubServer server = new StubServer(mastodon);

    @TempDir
    Path folder;

    private Path token;

    @BeforeEach
    void writeToken() throws IOException {
        token = Files.writeString(folder.resolve("token"), "good-token\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Worker worker(int example) {
        return new Worker(
                "mastodon",
                Pages.examples("mastodon.md", "yaml")
                        .get(example)
                        .replaceAll("https://[a-z]+\\.example/api", server.url() + "/api")
                        .replaceAll("/run/secrets/[a-z]+", token.toString()));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }

    @Test
    void allThatThereIsComesAndThenWhatIsNew() throws Exception {
        mastodon.notifications(1, 95);

        try (Worker worker = worker(0)) {
            worker.take(95);
            worker.rest();
            mastodon.notifications(96, 230);
            worker.take(230);
            worker.rest();

            assertThat(worker.ids()).containsExactlyInAnyOrderElementsOf(ids(1, 230));
            assertThat(worker.quarantined).isEmpty();
            assertThat(server.asked.getFirst().query())
                    .containsEntry("types[]", "mention,follow")
                    .containsEntry("min_id", "0");
            assertThat(server.asked.getLast().query()).containsEntry("min_id", "230");
        }
    }

    @Test
    void aFollowNamesThePersonAndNoPost() throws Exception {
        mastodon.notifications(2, 2);

        try (Worker worker = worker(0)) {
            worker.take(1);

            Touchpoint follow = worker.touchpoints.getFirst();
            assertThat(follow.name()).isEqualTo("Follow");
            assertThat(follow.identifiers()).containsExactly(new Identifier("social_id", "mastodon:ana"));
            assertThat(follow.traits()).containsEntry("name", new Value.Text("Ana"));
            assertThat(follow.details().properties())
                    .containsEntry("interaction", new Value.Text("follow"))
                    .doesNotContainKey("postId");
        }
    }

    @Test
    void theDocumentedMentionBecomesTheDocumentedRecord() throws Exception {
        List<String> documented = Pages.examples("mastodon.md", "json");
        server.answerWith(asked -> StubServer.Answer.json("[" + documented.getFirst() + "]"));

        try (Worker worker = worker(0)) {
            worker.take(1);

            JsonMapper json = new JsonMapper();
            Touchpoint mention = worker.touchpoints.getFirst();
            assertThat(json.readTree(TouchpointAvro.toAvro(mention).toString()))
                    .isEqualTo(json.readTree(documented.getLast()));
        }
    }

    @Test
    void aRestartInTheMiddleOfAPageLosesNothing() throws Exception {
        mastodon.notifications(1, 130);

        try (Worker worker = worker(0)) {
            worker.poll();
            worker.pollNow(7);
            worker.restart();
            worker.take(137);
            worker.rest();

            assertThat(worker.ids()).containsAll(ids(1, 130));
            assertThat(worker.ids().stream().distinct()).hasSize(130);
            assertThat(server.asked)
                    .filteredOn(asked -> "0".equals(asked.query().get("min_id")))
                    .hasSize(1);
        }
    }

    @Test
    void aServerThatKnowsSinceIdOnlyIsReadBackToTheLastIdSeen() throws Exception {
        mastodon.notifications(1, 95);

        try (Worker worker = worker(1)) {
            worker.take(95);
            worker.rest();
            mastodon.notifications(96, 230);
            worker.poll();
            mastodon.notifications(231, 240);
            worker.pollNow(3);
            worker.restart();
            worker.take(230 + 10 + 3);
            worker.rest();
            server.asked.clear();
            worker.rest();

            assertThat(worker.ids().stream().distinct()).containsExactlyInAnyOrderElementsOf(ids(1, 240));
            assertThat(server.asked)
                    .isNotEmpty()
                    .allSatisfy(asked -> assertThat(asked.query()).containsEntry("since_id", "240"));
        }
    }

    @Test
    void aSpentRateLimitIsWaitedFor() throws Exception {
        mastodon.notifications(1, 50);
        mastodon.remaining = 0;

        try (Worker worker = worker(0)) {
            mastodon.reset = Worker.NOW.plusSeconds(240);
            assertThat(worker.pollNow(100)).hasSize(40);
            assertThat(worker.poll()).isEmpty();
            assertThat(server.asked).extracting(Asked::path).hasSize(1);
            mastodon.remaining = 300;
            assertThat(worker.poll()).hasSize(10);
        }
    }
}
