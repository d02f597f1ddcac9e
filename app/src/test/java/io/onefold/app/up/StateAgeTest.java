package io.onefold.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateAgeTest {
    private static final Instant USED = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void keepSomething() throws IOException {
        table = folder.resolve("state/onefold/0_1/table.sst");
        Files.createDirectories(table.getParent());
        Files.writeString(table, "rows");
        Files.setLastModifiedTime(table, FileTime.from(USED));
    }

    private StateAge at(Instant now) {
        return new StateAge(
                folder, List.of(folder.resolve("state"), folder.resolve("profiles")), InstantSource.fixed(now));
    }

    @Test
    void whatRestedForLessThanTombstonesAreKeptStays() throws IOException {
        at(USED).note();

        at(USED.plus(StateAge.MOST)).dropWhereOld();

        assertThat(table).exists();
    }

    @Test
    void whatRestedForLongerIsDeletedAndItsFolderStays() throws IOException {
        at(USED).note();

        at(USED.plus(StateAge.MOST).plusMillis(1)).dropWhereOld();

        assertThat(folder.resolve("state")).isEmptyDirectory();
    }

    @Test
    void aNewerNoteHoldsWhateverTheFilesSay() throws IOException {
        Instant now = USED.plus(Duration.ofDays(400));
        at(now.minusSeconds(60)).note();

        at(now).dropWhereOld();

        assertThat(table).exists();
    }

    @Test
    void anInstallationThatHasNoNoteYetIsAsOldAsItsNewestFile() {
        at(USED.plus(StateAge.MOST)).dropWhereOld();
        assertThat(table).exists();

        at(USED.plus(StateAge.MOST).plusSeconds(1)).dropWhereOld();
        assertThat(table).doesNotExist();
    }

    @Test
    void aDamagedNoteIsNoNote() throws IOException {
        Files.writeString(folder.resolve("state-used"), "2026-0");

        at(USED.plus(StateAge.MOST)).dropWhereOld();

        assertThat(table).exists();
    }

    @Test
    void aFreshInstanceHasNothingToDelete() throws IOException {
        Files.delete(table);

        at(USED.plus(Duration.ofDays(400))).dropWhereOld();

        assertThat(folder.resolve("state-used")).doesNotExist();
    }
}
