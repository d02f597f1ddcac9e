package io.onefold.ingest.tracking;

import io.onefold.schemas.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tracking API's endpoints, each under the paths that its SDKs call it by. The first path names the endpoint. */
public enum Endpoint {
    IDENTIFY(EventType.IDENTIFY, "/v1/identify", "/v1/i"),
    TRACK(EventType.TRACK, "/v1/track", "/v1/t"),
    PAGE(EventType.PAGE, "/v1/page", "/v1/p"),
    SCREEN(EventType.SCREEN, "/v1/screen", "/v1/s"),
    GROUP(EventType.GROUP, "/v1/group", "/v1/g"),
    ALIAS(EventType.ALIAS, "/v1/alias", "/v1/a"),
    BATCH(null, "/v1/batch", "/v1/b", "/beacon/v1/batch"),
    IMPORT(null, "/v1/import");

    private final @Nullable EventType type;
    private final String paths;

    Endpoint(@Nullable EventType type, String... paths) {
        this.type = type;
        this.paths = String.join(" ", paths);
    }

    /** The type of the one event it takes; empty where it takes several that say their type themselves. */
    public Optional<EventType> type() {
        return Optional.ofNullable(type);
    }

    /** The paths, the naming one first. */
    public List<String> paths() {
        return List.of(paths.split(" "));
    }

    /** The naming path. */
    public String path() {
        return paths().getFirst();
    }

    static Optional<Endpoint> named(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path().equals(path))
                .findFirst();
    }

    static Optional<EventType> typeNamed(String name) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
