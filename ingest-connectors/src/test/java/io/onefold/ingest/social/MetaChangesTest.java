package io.onefold.ingest.social;

import static io.onefold.ingest.social.CalledSource.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts and comments. */
class MetaChangesTest {
    private final MetaApp app = new MetaApp();
    private final Hook hook = app.hook;

    @ParameterizedTest
    @CsvSource({
        "comment, add, Facebook Comment Added",
        "comment, remove, Facebook Comment Removed",
        "reaction, add, Facebook Reaction Added",
        "status, edited, Facebook Post Edited"
    })
    void aChangeOfTheFeedIsATouchpointOfWhoMadeIt(String item, String verb, String name) throws IOException {
        String value = """
                {"from":{"id":"U","name":"A"},"item":"%s","verb":"%s","post_id":"P1_9","comment_id":"9_1",
                "created_time":1769848190,"message":"secret"}""".formatted(item, verb);

        Touchpoint read = touchpoint(hook.answer(MetaApp.change("page", "feed", value)));

        assertThat(read.name()).isEqualTo(name);
        assertThat(read.identifiers()).containsExactly(new Identifier("social_id", "facebook:P1:U"));
        assertThat(read.occurredAt())
                .isEqualTo(Instant.ofEpochSecond(1769848190).toEpochMilli());
        assertThat(read.details().properties())
                .containsEntry("postId", new Value.Text("P1_9"))
                .containsEntry("commentId", new Value.Text("9_1"))
                .doesNotContainKey("text");
    }

    @Test
    void aCommentOnInstagramIsReadFromAChangeAndFromAnEntryThatIsOne() throws IOException {
        String value =
                "{\"id\":\"c1\",\"from\":{\"id\":\"U\",\"username\":\"li\"},\"text\":\"hi\",\"media\":{\"id\":\"M\"}}";
        String entry =
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"P1\",\"time\":1769848200,\"field\":\"comments\",\"value\":"
                        + value + "}]}";

        Touchpoint ofChange = touchpoint(hook.answer(MetaApp.change("instagram", "comments", value)));

        assertThat(ofChange.name()).isEqualTo("Instagram Comment Added");
        assertThat(ofChange.messageId()).isEqualTo("comment-c1");
        assertThat(ofChange.identifiers()).containsExactly(new Identifier("social_id", "instagram:P1:U"));
        assertThat(ofChange.traits()).containsEntry("instagram_name", new Value.Text("li"));
        assertThat(touchpoint(hook.answer(MetaApp.signed(entry)))).isEqualTo(ofChange);
    }
}
