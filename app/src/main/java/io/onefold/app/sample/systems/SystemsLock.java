package io.onefold.app.sample.systems;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second company off a folder. */
final class SystemsLock implements AutoCloseable {
    private final FileChannel channel;

    private SystemsLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException where the folder has a company that runs */
    static SystemsLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new SystemsLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("the sample company already runs in " + folder, e);
        }
        channel.close();
        throw new IOException("the sample company already runs in " + folder + ": stop it first");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
