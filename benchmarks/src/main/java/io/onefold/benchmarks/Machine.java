package io.onefold.benchmarks;

import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.Installation;
import io.onefold.app.local.LocalServer;
import io.onefold.app.local.Loopback;
import io.onefold.testing.process.ProcessUsage;
import io.onefold.testing.registry.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A broker and a registry of their own for one run, in child processes, gone with it. */
final class Machine implements AutoCloseable {
    private final Path folder;
    private final LocalServer broker;
    private final TestRegistry registry;

    Machine() {
        try {
            Installation installation =
                    Installation.under(Path.of(System.getProperty("onefold.home", "app/target/onefold"))
                            .toAbsolutePath());
            this.folder = Files.createTempDirectory("onefold-benchmark");
            this.broker = BrokerProcess.start(
                    installation,
                    new BrokerSettings(
                            Loopback.freePort(),
                            Loopback.freePort(),
                            folder.resolve("broker"),
                            folder.resolve("logs"),
                            "1g"));
            this.registry = TestRegistry.start(installation, folder.resolve("registry"));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the benchmark", e);
        }
    }

    String bootstrap() {
        return broker.address();
    }

    TestRegistry registry() {
        return registry;
    }

    /** Begins to measure. */
    Clock clock() {
        return new Clock();
    }

    private static Duration used(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** What something took: time on the clock, and processor time of this process and of the broker. */
    record Usage(double seconds, Duration own, Duration broker) {
        @Override
        public String toString() {
            return "cores in use: topology %.2f, broker %.2f"
                    .formatted(own.toMillis() / 1e3 / seconds, broker.toMillis() / 1e3 / seconds);
        }
    }

    /** A measurement under way. */
    final class Clock {
        private final long start = System.nanoTime();
        private final Duration own = used(ProcessHandle.current().pid());
        private final Duration ofBroker = used(broker.pid());

        private Clock() {}

        Usage stop() {
            return new Usage(
                    (System.nanoTime() - start) / 1e9,
                    used(ProcessHandle.current().pid()).minus(own),
                    used(broker.pid()).minus(ofBroker));
        }
    }

    /** Memory that this process and the broker hold by now, as Linux tells it. */
    Resident resident() throws IOException {
        return new Resident(
                ProcessUsage.residentBytes(ProcessHandle.current().pid()), ProcessUsage.residentBytes(broker.pid()));
    }

    /** Resident memory of two processes, bytes. */
    record Resident(long own, long broker) {}

    /** Where the broker keeps its files. */
    Path brokerFolder() {
        return folder.resolve("broker");
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
