package io.onefold.app.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the built product lies.
 *
 * @param lib folder of all jars
 * @param connect folder of the jars of a Kafka Connect worker with our connectors
 * @param registry folder of the unpacked schema registry
 * @param java the Java executable for child processes
 */
public record Installation(Path lib, Path connect, Path registry, Path java) {
    /** Several archives of some 80 MB, and what else fills the disk meanwhile. */
    private static final long ROOM = 1L << 30;

    /** The installation under a folder as the build makes it ({@code app/target/onefold}), run by this process's own Java. */
    public static Installation under(Path home) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Installation(home.resolve("lib"), home.resolve("connect"), home.resolve("registry"), java);
    }

    /** The installation that this class was loaded from, for a product that runs from its jars. */
    public static Installation ofThis() {
        Path lib = classesOfThis().getParent();
        if (lib == null || lib.getParent() == null) throw new IllegalStateException("no installation folder");
        return under(lib.getParent());
    }

    /**
     * Flags with which a virtual machine keeps the classes that it has loaded in an archive, for its next start (JEP 310, JDK
     * 19's automatic archives): that takes a quarter less time. The machine makes the archive anew where jars or Java have
     * changed, and does without one that is damaged. None where the folder cannot be written or its disk is nearly full: a
     * machine that cannot write its archive at its end would end as failed.
     *
     * @param process names the archive
     */
    List<String> archive(String process) {
        Path home = lib.toAbsolutePath().getParent();
        if (home == null || !hasRoom(home)) return List.of();
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.resolve(process + ".jsa"),
                "-XX:+VerifySharedSpaces",
                "-Xlog:disable");
    }

    private static boolean hasRoom(Path home) {
        try {
            return Files.isWritable(home) && Files.getFileStore(home).getUsableSpace() > ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    /** The jar or folder of this room's classes, by which a child process finds them. */
    public static Path classesOfThis() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path holds no file", e);
        }
    }
}
