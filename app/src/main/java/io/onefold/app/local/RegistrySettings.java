package io.onefold.app.local;

import java.nio.file.Path;
import java.util.List;

/**
 * A schema registry of one machine.
 *
 * @param port it listens on
 * @param folder of its database; made if missing
 * @param logs folder of its log files; made if missing
 * @param maxHeap as the virtual machine reads it, such as {@code 256m}
 */
public record RegistrySettings(int port, Path folder, Path logs, String maxHeap) {
    /** What clients are given as schema.registry.url. */
    public String url() {
        return "http://" + Loopback.HOST + ":" + port + "/apis/ccompat/v7";
    }

    /** The database is a file: topics keep schema ids for ever, so the ids must survive a restart. */
    List<String> flags() {
        return List.of(
                "-Xmx" + maxHeap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.http.host=" + Loopback.HOST,
                "-Dquarkus.http.port=" + port,
                // A second interface, which nobody here uses and which otherwise takes port 9000 of all addresses.
                "-Dquarkus.management.host=" + Loopback.HOST,
                "-Dquarkus.management.port=0",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                "-Dapicurio.datasource.url=jdbc:h2:file:" + folder.resolve("registry"),
                "-Dapicurio.datasource.username=sa",
                "-Dapicurio.datasource.password=sa",
                "-Dquarkus.log.console.enable=false",
                "-Dquarkus.log.file.enable=true",
                "-Dquarkus.log.file.path=" + logs.resolve("registry.log"),
                "-Dquarkus.log.file.rotation.max-file-size=10M",
                "-Dquarkus.log.file.rotation.max-backup-index=3");
    }
}
