package io.onefold.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of an SFTP server. One file at a time is copied to this machine, for as long as it is read. */
final class SftpShelf implements Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(SftpShelf.class);

    private final Server server;
    private final String folder;
    private final Path spool;
    private @Nullable SftpConnection connection;

    /** Makes connections. */
    @FunctionalInterface
    interface Server {
        /** A new connection. */
        SftpConnection connect() throws IOException;
    }

    /** @param spool for the copy */
    SftpShelf(Server server, String folder, Path spool) {
        this.server = server;
        this.folder = folder.endsWith("/") ? folder : folder + "/";
        this.spool = spool;
    }

    @Override
    public List<Entry> list() throws IOException {
        return asking("the folder " + folder + " cannot be listed", sftp -> {
            List<Entry> entries = new ArrayList<>();
            try (SftpClient.CloseableHandle open = sftp.openDir(folder)) {
                List<SftpClient.DirEntry> some = sftp.readDir(open);
                for (; some != null; some = sftp.readDir(open))
                    for (SftpClient.DirEntry each : some) add(each, entries);
            }
            return entries;
        });
    }

    private static void add(SftpClient.DirEntry found, List<Entry> entries) {
        String name = found.getFilename();
        boolean isPlain = !name.startsWith(".") && name.indexOf('/') < 0;
        if (isPlain && found.getAttributes().isRegularFile()) entries.add(entry(name, found.getAttributes()));
    }

    private static Entry entry(String name, SftpClient.Attributes attributes) {
        @Nullable FileTime modified = attributes.getModifyTime();
        return new Entry(name, attributes.getSize(), modified == null ? Instant.EPOCH : modified.toInstant());
    }

    @Override
    public Optional<Path> fetch(Entry entry) throws IOException {
        Path part = Files.createDirectories(spool).resolve("copy.part");
        boolean isWhole = asking(entry.name() + " cannot be read", sftp -> {
            if (!isAsListed(sftp, entry)) return false;
            try (InputStream in = sftp.read(folder + entry.name())) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            return isAsListed(sftp, entry);
        });
        if (!isWhole) return Optional.empty();
        if (Files.size(part) != entry.bytes())
            throw new FileSystemException(
                    entry.name(), null, "has " + entry.bytes() + " bytes, but the server sent " + Files.size(part));
        Path whole = part.resolveSibling("copy");
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(whole);
    }

    private boolean isAsListed(SftpClient sftp, Entry entry) throws IOException {
        SftpClient.@Nullable Attributes now = attributes(sftp, folder + entry.name());
        return now != null && now.isRegularFile() && entry.equals(entry(entry.name(), now));
    }

    /** Null where there is nothing of that path. A link is not followed. */
    private static SftpClient.@Nullable Attributes attributes(SftpClient sftp, String path) throws IOException {
        try {
            return sftp.lstat(path);
        } catch (SftpException e) {
            if (isAbsent(e)) return null;
            throw e;
        }
    }

    @Override
    public void release(Path content) throws IOException {
        Files.deleteIfExists(content);
    }

    @Override
    public void mark(Entry entry, Mark mark) throws IOException {
        String into = folder + mark.folder();
        asking(entry.name() + " is read, but cannot be moved into " + into, sftp -> {
            if (!isAsListed(sftp, entry)) return false;
            if (attributes(sftp, into) == null) sftp.mkdir(into);
            String to = into + "/" + entry.name();
            for (int copy = 1; attributes(sftp, to) != null; copy++) to = into + "/" + entry.name() + "." + copy;
            sftp.rename(folder + entry.name(), to);
            return true;
        });
    }

    /** What is asked of the server. */
    @FunctionalInterface
    private interface Question<T> {
        T answer(SftpClient sftp) throws IOException;
    }

    /** A refusal leaves the connection as it is; after anything else it is made anew at the next question. */
    private <T> T asking(String otherwise, Question<T> question) throws IOException {
        SftpConnection open = connected();
        try {
            return question.answer(open.sftp());
        } catch (SftpException e) {
            if (open.isOpen()) throw new FileSystemException(open.place(), null, otherwise + ": " + said(e));
            throw broken(open, otherwise, e);
        } catch (IOException e) {
            throw broken(open, otherwise, e);
        }
    }

    private SftpConnection connected() throws IOException {
        SftpConnection open = connection;
        if (open != null && open.isOpen()) return open;
        disconnect();
        SftpConnection made = server.connect();
        connection = made;
        return made;
    }

    private IOException broken(SftpConnection open, String otherwise, IOException e) {
        disconnect();
        return new IOException(open.place() + ": " + otherwise + SftpConnection.detail(e), e);
    }

    private static String said(SftpException e) {
        if (isAbsent(e)) return "there is no such folder or file; make it, or correct sftp.folder";
        if (e.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED)
            return "the server does not permit it; give the user the right to read, rename and make folders there";
        return "the server says " + SftpConstants.getStatusName(e.getStatus());
    }

    private static boolean isAbsent(SftpException e) {
        return e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
    }

    private void disconnect() {
        SftpConnection open = connection;
        connection = null;
        if (open != null) open.close();
    }

    @Override
    public void close() {
        disconnect();
        for (String copy : List.of("copy", "copy.part")) {
            try {
                Files.deleteIfExists(spool.resolve(copy));
            } catch (IOException e) {
                LOG.warn("event=copy-not-deleted folder={}", spool, e);
            }
        }
    }
}
