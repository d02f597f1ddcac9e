package io.onefold.app.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** The secret that a tenant's identifiers are keyed with. Whoever loses it must rebuild; whoever has it can guess identifiers. */
final class TenantSecret {
    private static final int BYTES = 32;
    private static final int LEAST = 16;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private TenantSecret() {}

    /**
     * The secret in the file, which is made with a new one, for its owner's eyes only, where there is none.
     *
     * @throws UnusableIdentityException where it can be read by others, is too short or cannot be made
     */
    static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            requirePrivate(file);
            return decode(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new UnusableIdentityException(
                    "the tenant's secret " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    Base64.getEncoder().encodeToString(secret) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // An instance beside this one was quicker; its secret is as good.
            return;
        }
    }

    /**
     * Readable by the owner alone. A secret that a cluster mounts belongs to root, and its group is how it is given to this process: that
     * group may read it.
     */
    private static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
        if (isGivenByRoot(file)) open.remove(PosixFilePermission.GROUP_READ);
        open.retainAll(Files.getPosixFilePermissions(file));
        if (!open.isEmpty())
            throw new UnusableIdentityException(
                    "the tenant's secret " + file + " can be read by others: chmod 600 " + file, null);
    }

    private static boolean isGivenByRoot(Path file) throws IOException {
        return Files.getOwner(file).getName().equals("root") && !"root".equals(System.getProperty("user.name"));
    }

    private static byte[] decode(Path file, String text) {
        try {
            byte[] secret = Base64.getDecoder().decode(text);
            if (secret.length >= LEAST) return secret;
        } catch (IllegalArgumentException e) {
            throw new UnusableIdentityException(
                    "the tenant's secret " + file + " is no Base64; restore it from its copy", e);
        }
        throw new UnusableIdentityException(
                "the tenant's secret " + file + " has fewer than " + LEAST + " bytes; restore it from its copy", null);
    }
}
