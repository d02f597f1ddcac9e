package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesFeedTest {
    @TempDir
    private Path temporary;

    private DropFolder drop;

    @BeforeEach
    void make() {
        drop = new DropFolder(temporary);
    }

    @Test
    void filesAreTakenInTheOrderOfTheirNamesAndMovedAway() throws IOException {
        drop.drop("b.csv", DropFolder.sales(2, 4));
        drop.drop("a.csv", DropFolder.sales(0, 2));
        drop.drop("c.csv", DropFolder.HEADER);

        try (Feed feed = drop.open(drop.files(""))) {
            drop.takeAll(feed);
        }

        assertThat(drop.touchpoints)
                .extracting(touchpoint ->
                        Objects.requireNonNull(touchpoint.details().order()).orderId())
                .containsExactly("r0", "r1", "r2", "r3");
        assertThat(drop.tree()).containsExactly("done/a.csv", "done/b.csv", "done/c.csv");
        assertThat(drop.quarantined).isEmpty();
    }

    @Test
    void theDocumentedLineIsTheDocumentedRecord() throws IOException {
        String page = Files.readString(Path.of("../docs/connectors/files.md"));
        String csv = page.substring(page.indexOf("```csv\n") + 7);
        drop.drop("sales-1.csv", csv.substring(0, csv.indexOf("```")));

        try (Feed feed = drop.open(drop.files(""), DropFolder.MAPPING.replaceAll(" *consents:.*\n", ""))) {
            drop.takeAll(feed);
        }

        assertThat(drop.touchpoints).singleElement().satisfies(touchpoint -> {
            assertThat(page).contains("\"messageId\": \"" + touchpoint.messageId() + "\"");
            assertThat(page).contains("\"occurredAt\": " + touchpoint.occurredAt());
        });
    }

    @Test
    void whatIsStillWrittenIsNotRead() throws IOException {
        Path growing = drop.drop("a.csv", DropFolder.sales(0, 1));
        drop.drop("b.csv.PART", DropFolder.sales(1, 2));
        drop.drop("c.csv~", DropFolder.sales(1, 2));
        drop.drop(".d.csv", DropFolder.sales(1, 2));
        Feed feed = drop.open(drop.files(""));

        assertThat(drop.poll(feed)).isEmpty();
        drop.now = drop.now.plusSeconds(4);
        Files.writeString(growing, DropFolder.sales(0, 2));
        assertThat(drop.poll(feed)).isEmpty();
        drop.now = drop.now.plusSeconds(4);
        assertThat(drop.poll(feed)).isEmpty();
        drop.now = drop.now.plusSeconds(1);

        assertThat(drop.poll(feed)).hasSize(2);
        Files.move(drop.folder.resolve("b.csv.PART"), drop.folder.resolve("b.csv"));
        drop.takeAll(feed);
        assertThat(drop.touchpoints).hasSize(3);
        assertThat(drop.tree()).contains(".d.csv", "c.csv~");
        feed.close();
    }

    @Test
    void afterARestartInMidFileNothingIsLostAndTheIdsAreTheSame() throws IOException {
        drop.drop("a.csv", DropFolder.sales(0, 1_200) + DropFolder.sale(3) + DropFolder.sale(3));
        Feed first = drop.open(drop.files(""));
        drop.poll(first);
        drop.now = drop.now.plusSeconds(5);
        List<Item> stored = drop.poll(first);
        List<Item> sent = drop.poll(first);
        drop.keep(stored);
        first.close();

        assertThat(stored).hasSize(500);
        assertThat(drop.tree()).containsExactly("a.csv");
        List<String> early = drop.ids();
        drop.touchpoints.clear();
        try (Feed second = drop.open(drop.files(""))) {
            drop.takeAll(second);
        }

        assertThat(drop.ids()).hasSize(702);
        assertThat(drop.ids().subList(0, sent.size())).isEqualTo(early.subList(500, 1_000));
        HashSet<String> all = new HashSet<>(early);
        all.addAll(drop.ids());
        assertThat(all).hasSize(1_202);
        assertThat(drop.tree()).containsExactly("done/a.csv");
    }

    @Test
    void aFileIsMovedAwayOnlyWhenKafkaHasAllOfIt() throws IOException {
        drop.drop("a.csv", DropFolder.sales(0, 500));
        drop.drop("b.csv", DropFolder.sales(500, 501));
        Feed feed = drop.open(drop.files(""));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);

        List<Item> first = drop.poll(feed);
        List<Item> end = drop.poll(feed);
        List<Item> second = drop.poll(feed);

        assertThat(first).hasSize(500);
        assertThat(end).isEmpty();
        assertThat(second).hasSize(1);
        assertThat(drop.poll(feed)).isEmpty();
        assertThat(drop.tree()).containsExactly("a.csv", "b.csv");
        feed.stored(first.get(498).position());
        assertThat(drop.tree()).containsExactly("a.csv", "b.csv");
        feed.stored(first.getLast().position());
        assertThat(drop.tree()).containsExactly("b.csv", "done/a.csv");
        feed.stored(second.getLast().position());
        assertThat(drop.tree()).containsExactly("done/a.csv", "done/b.csv");
        feed.close();
    }

    @Test
    void aLaterRecordThatIsStoredSpeaksForAllFilesBeforeIt() throws IOException {
        drop.drop("a.csv", DropFolder.sales(0, 2));
        drop.drop("b.csv", DropFolder.sales(2, 4));
        drop.drop("c.csv", DropFolder.sales(4, 6));
        Feed feed = drop.open(drop.files(""));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);
        drop.poll(feed);
        drop.poll(feed);
        List<Item> last = drop.poll(feed);

        feed.stored(last.getFirst().position());

        assertThat(drop.tree()).containsExactly("c.csv", "done/a.csv", "done/b.csv");
        feed.close();
    }

    @Test
    void aNameThatComesAgainWithOtherContentIsReadFromItsBeginning() throws IOException {
        try (Feed feed = drop.open(drop.files(""))) {
            drop.drop("a.csv", DropFolder.sales(0, 3));
            drop.takeAll(feed);
            drop.drop("a.csv", DropFolder.sales(1, 4));
            drop.takeAll(feed);
            drop.drop("a.csv", DropFolder.sales(1, 4));
            drop.takeAll(feed);
        }

        assertThat(drop.touchpoints).hasSize(6);
        assertThat(drop.ids().subList(3, 5)).isEqualTo(drop.ids().subList(1, 3));
        assertThat(drop.tree()).containsExactly("done/a.csv", "done/a.csv.1", "done/a.csv.2");
    }

    @Test
    void theSameRecordsUnderAnyNameAndInAnyWritingHaveTheSameIds() throws IOException {
        String content = DropFolder.sales(0, 2) + DropFolder.sale(1);
        drop.drop("a.csv", content);
        drop.drop("b.csv.gz", ImportDirectory.gzip(content));
        drop.drop("c.csv", "\uFEFF" + content.replace("\n", "\r\n"));
        try (Feed feed = drop.open(drop.files(""))) {
            drop.takeAll(feed);
        }
        drop.drop("d.csv", content.getBytes(Charset.forName("GB18030")));
        try (Feed feed = drop.open(drop.files(", charset: GB18030"))) {
            drop.takeAll(feed);
        }

        assertThat(drop.ids()).hasSize(12);
        assertThat(drop.ids().subList(0, 3)).doesNotHaveDuplicates();
        assertThat(new HashSet<>(drop.ids())).hasSize(3);
        assertThat(drop.touchpoints.stream().map(FilesFeedTest::product)).containsOnly("绿茶");
    }

    private static String product(Touchpoint touchpoint) {
        return Objects.requireNonNull(touchpoint.details().order())
                .lines()
                .getFirst()
                .product();
    }

    @Test
    void aFileIsReadAgainWhereItsMappingWasCorrected() throws IOException {
        drop.drop("a.csv", DropFolder.sales(0, 3));
        try (Feed feed = drop.open(drop.files(""), DropFolder.MAPPING.replace("format: iso", "format: dd.MM.yyyy"))) {
            drop.takeAll(feed);
        }
        assertThat(drop.quarantined).hasSize(3);

        Files.move(drop.folder.resolve("done/a.csv"), drop.folder.resolve("a.csv"));
        try (Feed feed = drop.open(drop.files(""))) {
            drop.takeAll(feed);
        }

        assertThat(drop.touchpoints).hasSize(3);
        assertThat(drop.ids())
                .isEqualTo(drop.quarantined.stream().map(Quarantined::messageId).toList());
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.csv"), DropFolder.sales(0, 3));
        Files.createSymbolicLink(drop.folder.resolve("a.csv"), secret);
        Files.createSymbolicLink(drop.folder.resolve("b"), temporary);
        Files.createDirectories(drop.folder.resolve("c.csv"));
        Path swapped = drop.drop("d.csv", DropFolder.sales(3, 4));
        Feed feed = drop.open(drop.files(""));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);
        Files.delete(swapped);
        Files.createSymbolicLink(swapped, secret);

        drop.takeAll(feed);

        assertThat(drop.touchpoints).isEmpty();
        assertThat(secret).exists();
        assertThatThrownBy(() -> InputFile.open(swapped, LinkOption.NOFOLLOW_LINKS))
                .isInstanceOf(IOException.class);
        feed.close();
    }

    @Test
    void theTasksOfASourceTakeEachFileOnce() throws IOException {
        for (int i = 0; i < 20; i++) drop.drop("till-" + i + ".csv", DropFolder.sales(i, i + 1));

        for (int task = 0; task < 3; task++) {
            drop.share = new Opening.Share(task, 3);
            try (Feed feed = drop.open(drop.files(", tasks: 3"))) {
                drop.takeAll(feed);
            }
        }

        assertThat(drop.ids()).hasSize(20).doesNotHaveDuplicates();
    }
}
