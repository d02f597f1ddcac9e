package io.onefold.app.local;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats its folder unless that is done, then runs Kafka's own main class. One process saves a start. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Arguments: the broker's folder and its properties file. */
    public static void main(String[] arguments) {
        // Formatting writes this file last, so a format that was cut short is done again.
        if (!Files.exists(Path.of(arguments[0], "meta.properties"))) format(arguments[1]);
        Kafka.main(new String[] {arguments[1]});
    }

    private static void format(String properties) {
        String clusterId = Uuid.randomUuid().toString();
        String[] format = {"format", "--ignore-formatted", "-t", clusterId, "-c", properties};
        int failed = StorageTool.execute(format, System.out);
        if (failed != 0) System.exit(failed);
    }
}
