package io.onefold.app.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {
    private final Differences differences = new Differences();
    private final ChangeFeed feed = new ChangeFeed(differences);

    @Test
    void replayedItGivesTheIdsThatLiveAndThoseThatEnded() {
        created("a", "b", "c", "d");
        change(Kind.MERGED, "a", "b");
        change(Kind.RENAMED, "c", "e");
        change(Kind.SPLIT, "b", "f");
        change(Kind.ERASED, "d");

        assertThat(feed.living()).containsExactly("b", "e", "f");
        assertThat(feed.ended()).containsExactly("a", "c", "d");
        assertThat(differences.count()).isZero();
        assertThat(feed.count().equal()).isEqualTo(8).isEqualTo(feed.count().all());
    }

    @Test
    void anIdThatComesBackIsCountedAsOften() {
        created("a");
        change(Kind.ERASED, "a");
        created("a");

        assertThat(feed.revivals("a")).isEqualTo(1);
        assertThat(feed.revivals("b")).isZero();
        assertThat(feed.lives("a")).isTrue();
    }

    @Test
    void whatBefallsAnIdThatDoesNotLiveIsADifference() {
        created("a");
        change(Kind.MERGED, "a", "b");
        change(Kind.ERASED, "c");
        created("b");
        created("b");

        assertThat(differences.first())
                .containsExactly(
                        "b: profile-changes tells of it while it does not live",
                        "c: profile-changes tells of it while it does not live",
                        "b: profile-changes begins it while it lives");
        assertThat(feed.count().equal()).isEqualTo(2);
    }

    private void created(String... ids) {
        for (String id : ids) feed.replay(new ProfileChange(Kind.CREATED, List.of(), List.of(id), ""));
    }

    private void change(Kind kind, String from, String... into) {
        feed.replay(new ProfileChange(kind, List.of(from), List.of(into), ""));
    }
}
