package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.Digests;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTroubleTest {
    @TempDir
    private Path temporary;

    private DropFolder drop;

    @BeforeEach
    void make() {
        drop = new DropFolder(temporary);
    }

    @Test
    void aFileThatCannotBeReadIsOneQuarantineRecordAndTheNextGoesOn() throws IOException {
        byte[] whole = ImportDirectory.gzip(DropFolder.sales(0, 50));
        drop.drop("a.csv", "13912345678;Li Lei;19.80\n");
        drop.drop("b.csv", DropFolder.sales(0, 2).getBytes(Charset.forName("GB18030")));
        drop.drop("c.csv.gz", Arrays.copyOf(whole, whole.length - 20));
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1;
        drop.drop("d.csv.gz", damaged);
        drop.drop("e.csv", "");
        drop.drop("f.csv", DropFolder.sales(0, 2));

        try (Feed feed = drop.open(drop.files(""))) {
            drop.takeAll(feed);
        }

        assertThat(drop.quarantined)
                .extracting(Quarantined::location)
                .containsExactly("a.csv", "b.csv", "c.csv.gz", "d.csv.gz", "e.csv");
        assertThat(drop.quarantined).extracting(Quarantined::reason).containsOnly(QuarantineReason.UNREADABLE_FILE);
        assertThat(drop.quarantined)
                .extracting(Quarantined::messageId)
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(drop.quarantined)
                .extracting(Quarantined::message)
                .satisfiesExactly(
                        message -> assertThat(message)
                                .contains("a.csv has not exactly one column amount")
                                .doesNotContain("139", "Li Lei"),
                        message -> assertThat(message).contains("b.csv is not in UTF-8", "charset: GB18030"),
                        message -> assertThat(message).contains("c.csv.gz is no whole gzip file"),
                        message -> assertThat(message).contains("d.csv.gz is no whole gzip file"),
                        message -> assertThat(message).contains("e.csv is empty"));
        assertThat(drop.touchpoints).hasSize(2);
        assertThat(drop.tree())
                .containsExactly(
                        "done/f.csv",
                        "refused/a.csv",
                        "refused/b.csv",
                        "refused/c.csv.gz",
                        "refused/d.csv.gz",
                        "refused/e.csv");
    }

    @Test
    void aRefusalThatIsStoredIsNotToldAgainAfterACrash() throws IOException {
        drop.drop("a.csv", "no;header\n");
        Feed first = drop.open(drop.files(""));
        drop.poll(first);
        drop.now = drop.now.plusSeconds(5);
        drop.keep(drop.poll(first));
        first.close();

        try (Feed second = drop.open(drop.files(""))) {
            drop.takeAll(second);
        }

        assertThat(drop.quarantined).hasSize(1);
        assertThat(drop.tree()).containsExactly("refused/a.csv");
    }

    @Test
    void aFolderThatIsMissingIsSaidInWordsAndReadWhenItIsBack() throws IOException {
        Feed feed = drop.open(drop.files(""));
        Files.delete(drop.folder);

        assertThatThrownBy(() -> drop.poll(feed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("drop is no folder; make it, or correct files.folder");
        drop.drop("a.csv", DropFolder.sales(0, 1));
        drop.takeAll(feed);

        assertThat(drop.touchpoints).hasSize(1);
        feed.close();
    }

    @Test
    void aFileThatWasReplacedWhileItWasReadIsReadAsWell() throws IOException {
        Path file = drop.drop("a.csv", DropFolder.sales(0, 2));
        Feed feed = drop.open(drop.files(""));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);
        List<Item> old = drop.poll(feed);
        Files.writeString(file, DropFolder.sales(7, 9));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-22T07:00:00Z")));

        drop.store(feed, old);
        assertThat(drop.tree()).containsExactly("a.csv");
        drop.takeAll(feed);

        assertThat(drop.touchpoints).hasSize(4);
        assertThat(drop.tree()).containsExactly("done/a.csv");
        feed.close();
    }

    @Test
    void aFileThatBreaksWhileItIsReadIsReadAnewAndLosesNothing() throws IOException {
        String content = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        DropFolder.sale(i).replace("tea", Digests.nameOf(new byte[] {(byte) i, (byte) (i >> 8)})))
                .collect(Collectors.joining("", DropFolder.HEADER, ""));
        byte[] whole = ImportDirectory.gzip(content);
        drop.drop("a.csv.gz", whole);
        Feed feed = drop.open(drop.files(""));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);
        drop.store(feed, drop.poll(feed));
        drop.drop("a.csv.gz", Arrays.copyOf(whole, 2 * 64 * 1024));

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) drop.store(feed, drop.poll(feed));
                })
                .isInstanceOf(IOException.class);
        drop.drop("a.csv.gz", whole);
        drop.takeAll(feed);

        assertThat(new HashSet<>(drop.ids())).hasSize(10_000);
        assertThat(drop.quarantined).isEmpty();
        assertThat(drop.tree()).containsExactly("done/a.csv.gz");
        feed.close();
    }

    @Test
    void whereAFileCannotBeMovedThatIsSaidAndTriedAgain() throws IOException {
        Path inTheWay = drop.drop("done", "a file of that name");
        drop.drop("a.csv", DropFolder.sales(0, 1));
        Feed feed = drop.open(drop.files(", pattern: '*.csv'"));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);
        List<Item> items = drop.poll(feed);

        assertThatThrownBy(() -> drop.store(feed, items))
                .hasMessageContaining("a.csv is read, but cannot be moved into")
                .hasMessageContaining("write to the folder");
        assertThatThrownBy(() -> drop.poll(feed)).hasMessageContaining("cannot be moved");
        Files.delete(inTheWay);

        assertThat(drop.poll(feed)).isEmpty();
        assertThat(drop.tree()).containsExactly("done/a.csv");
        feed.close();
    }

    @Test
    void aFileThatMayNotBeReadKeepsNoOtherWaiting() throws IOException {
        drop.drop("a.csv", DropFolder.sales(0, 1));
        drop.drop("b.csv", DropFolder.sales(1, 2));
        Feed feed = drop.open(new Unopened(new LocalShelf(drop.folder), "a.csv"));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);

        assertThatThrownBy(() -> drop.poll(feed)).hasMessageContaining("a.csv: may not be read");
        drop.takeAll(feed);

        assertThat(drop.tree()).containsExactly("a.csv", "done/b.csv");
        drop.now = drop.now.plusSeconds(60);
        assertThatThrownBy(() -> drop.poll(feed)).hasMessageContaining("a.csv: may not be read");
        feed.close();
    }

    /** A shelf with one file that may not be read: the user of a build may read them all. */
    private record Unopened(Shelf shelf, String file) implements Shelf {
        @Override
        public List<Entry> list() throws IOException {
            return shelf.list();
        }

        @Override
        public Optional<Path> fetch(Entry entry) throws IOException {
            if (entry.name().equals(file)) throw new FileSystemException(file, null, "may not be read");
            return shelf.fetch(entry);
        }

        @Override
        public void release(Path content) throws IOException {
            shelf.release(content);
        }

        @Override
        public void mark(Entry entry, Mark mark) throws IOException {
            shelf.mark(entry, mark);
        }

        @Override
        public void close() {
            shelf.close();
        }
    }

    @Test
    void badLinesAreQuarantinedWithTheirBytesAndTheOthersGoOn() throws IOException {
        drop.drop("a.csv", DropFolder.HEADER + "too,few\n" + DropFolder.sale(1) + "r2,1,yesterday,m1,,,,,1,CNY,\n");

        try (Feed feed = drop.open(drop.files(""))) {
            drop.takeAll(feed);
        }

        assertThat(drop.touchpoints).hasSize(1);
        assertThat(drop.quarantined)
                .extracting(record -> record.location() + " " + record.reason().code())
                .containsExactly("a.csv:2 malformed-line", "a.csv:4:3 wrong-type");
        assertThat(StandardCharsets.UTF_8
                        .decode(drop.quarantined.getFirst().original())
                        .toString())
                .isEqualTo(DropFolder.HEADER + "too,few");
    }
}
