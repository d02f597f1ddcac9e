package io.onefold.app.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A worker of Kafka Connect of one machine.
 *
 * @param port of its REST API
 * @param folder of its positions and of what connectors keep while they run; made if missing
 * @param logs folder of its log files; made if missing
 * @param maxHeap as the virtual machine reads it, such as {@code 256m}
 */
public record ConnectSettings(int port, Path folder, Path logs, String maxHeap) {
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";

    /** Its REST API. */
    public String url() {
        return "http://" + Loopback.HOST + ":" + port;
    }

    /**
     * As the worker reads them. Records come as the bytes of our own serializers; credentials are resolved at the worker, so that
     * its REST API shows the reference alone.
     *
     * @param kafka properties of every client, with {@code bootstrap.servers}
     */
    Map<String, String> properties(Map<String, String> kafka) {
        Map<String, String> p = new TreeMap<>();
        for (String client : List.of("", "producer.", "consumer.", "admin."))
            kafka.forEach((key, value) -> p.put(client + key, value));
        p.put("listeners", url());
        p.put("offset.storage.file.filename", folder.resolve("positions").toString());
        p.put("offset.flush.interval.ms", "2000");
        p.put("key.converter", BYTES);
        p.put("value.converter", BYTES);
        p.put("header.converter", BYTES);
        p.put("plugin.discovery", "service_load");
        p.put("topic.creation.enable", "false");
        p.put("config.providers", "env");
        p.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        p.put("producer.compression.type", "snappy");
        p.put("producer.linger.ms", "5");
        p.put("producer.batch.size", "131072");
        p.put("producer.max.request.size", "2097152");
        return p;
    }
}
