package io.onefold.schemas.serde;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of a serializer that are read here; credentials and TLS are read by the registry's client.
 *
 * @param urls of one registry's instances
 */
record RegistrySettings(
        List<String> urls,
        boolean autoRegister,
        boolean useLatest,
        boolean normalize,
        boolean specificReader,
        SubjectNames keySubjects,
        SubjectNames valueSubjects) {
    static RegistrySettings read(Map<String, ?> settings) {
        return new RegistrySettings(
                urls(settings),
                flag(settings, "auto.register.schemas", true),
                flag(settings, "use.latest.version", false),
                flag(settings, "normalize.schemas", false),
                flag(settings, "specific.avro.reader", false),
                SubjectNames.named("key.subject.name.strategy", settings.get("key.subject.name.strategy")),
                SubjectNames.named("value.subject.name.strategy", settings.get("value.subject.name.strategy")));
    }

    /**
     * The settings as the registry's client takes them: these few as numbers, though a properties file has texts. Ids come from records, which may be
     * anything: unless set otherwise an unknown one is asked for once a minute, not once a record.
     */
    static Map<String, Object> forClient(Map<String, ?> settings) {
        Map<String, Object> typed = new HashMap<>(settings);
        typed.putIfAbsent("missing.id.cache.ttl.sec", 60L);
        for (String name :
                List.of("missing.id.cache.ttl.sec", "missing.version.cache.ttl.sec", "missing.schema.cache.ttl.sec")) {
            typed.computeIfPresent(name, (key, value) -> number(key, value));
        }
        typed.computeIfPresent("missing.cache.size", (key, value) -> Math.toIntExact(number(key, value)));
        return typed;
    }

    private static long number(String name, Object value) {
        try {
            return Long.parseLong(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new ConfigException(name, value, "a whole number");
        }
    }

    private static List<String> urls(Map<String, ?> settings) {
        Object value = settings.get("schema.registry.url");
        List<String> urls = value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : Arrays.stream(String.valueOf(value == null ? "" : value).split(","))
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .toList();
        if (urls.isEmpty()) throw new ConfigException("schema.registry.url is missing");
        return urls;
    }

    private static boolean flag(Map<String, ?> settings, String name, boolean otherwise) {
        Object value = settings.get(name);
        if (value == null) return otherwise;
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(name, value, "true or false");
        };
    }
}
