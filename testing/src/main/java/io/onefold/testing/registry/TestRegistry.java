package io.onefold.testing.registry;

import io.onefold.app.local.Installation;
import io.onefold.app.local.LocalServer;
import io.onefold.app.local.Loopback;
import io.onefold.app.local.RegistryProcess;
import io.onefold.app.local.RegistrySettings;
import java.nio.file.Path;
import java.util.Map;

/** The registry that the product runs, on a free port of the loopback address, with its schemas in a folder of the test's. */
public final class TestRegistry implements AutoCloseable {
    private final LocalServer process;

    private TestRegistry(LocalServer process) {
        this.process = process;
    }

    /**
     * Starts one; takes a few seconds.
     *
     * @param installation where the build put the product, which holds the registry
     * @param folder for its database and its log
     */
    public static TestRegistry start(Installation installation, Path folder) {
        RegistrySettings settings =
                new RegistrySettings(Loopback.freePort(), folder.resolve("data"), folder.resolve("logs"), "256m");
        return new TestRegistry(RegistryProcess.start(installation, settings));
    }

    /** What clients are given as schema.registry.url. */
    public String url() {
        return process.address();
    }

    /** The settings a serializer needs. */
    public Map<String, String> settings() {
        return Map.of("schema.registry.url", url());
    }

    @Override
    public void close() {
        process.close();
    }
}
