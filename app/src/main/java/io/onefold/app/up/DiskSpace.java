package io.onefold.app.up;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room to write. A broker that finds none ends at once, and says so only in a log that is on the same disk. */
final class DiskSpace {
    /** A broker of many partitions takes this much for its first files. */
    private static final long LITTLE = 256L * 1024 * 1024;

    private DiskSpace() {}

    /** What to say of a disk that is nearly full; empty where it is not. */
    static String remark(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            long left = disk.getUsableSpace();
            // Some file systems do not tell.
            if (disk.getTotalSpace() == 0 || left >= LITTLE) return "";
            return "its disk has only %,d MB left: make room, at least %,d MB"
                    .formatted(left / (1024 * 1024), LITTLE / (1024 * 1024));
        } catch (IOException e) {
            return "";
        }
    }
}
