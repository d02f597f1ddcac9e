package io.onefold.app.connectors;

import io.onefold.ingest.tables.Drivers;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.stream.Stream;

/** The JDBC drivers among a worker's jars, apart from this process's own class path. Used by one thread. */
public final class WorkerDrivers implements Drivers, AutoCloseable {
    private final URLClassLoader jars;

    private WorkerDrivers(URLClassLoader jars) {
        this.jars = jars;
    }

    /** @param folder of the worker's jars */
    public static WorkerDrivers in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            URL[] urls = new URL[all.size()];
            for (int i = 0; i < urls.length; i++) urls[i] = all.get(i).toUri().toURL();
            return new WorkerDrivers(new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
        }
    }

    @Override
    public Driver named(String className) throws IOException {
        return Drivers.make(className, jars);
    }

    @Override
    public void close() throws IOException {
        jars.close();
    }
}
