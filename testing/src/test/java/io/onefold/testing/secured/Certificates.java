package io.onefold.testing.secured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys with certificates that sign themselves, for the loopback address, as the JDK's keytool makes them. */
final class Certificates {
    static final String PASSWORD = "of-the-key-store";

    private Certificates() {}

    /** Makes a key with its certificate, in place of one of that name; the file also serves as a trust store, for that certificate. */
    static Path make(Path folder, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name));
        command.addAll(List.of("-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
            throw new IOException("keytool made no certificate in " + file);
        return file;
    }

    /** The properties that name such a file, by Kafka's names. */
    static Map<String, String> store(Path file, String prefix) {
        return Map.of(
                prefix + ".location", file.toString(), prefix + ".password", PASSWORD, prefix + ".type", "PKCS12");
    }
}
