package io.onefold.benchmarks;

import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.Installation;
import io.onefold.testing.registry.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A broker and a registry of their own for one run, in child processes, gone with it. */
final class Machine implements AutoCloseable {
    private final Path folder;
    private final BrokerProcess broker;
    private final TestRegistry registry;

    Machine() {
        try {
            Installation installation =
                    Installation.under(Path.of(System.getProperty("onefold.home", "app/target/onefold"))
                            .toAbsolutePath());
            this.folder = Files.createTempDirectory("onefold-benchmark");
            this.broker = BrokerProcess.start(
                    installation,
                    new BrokerSettings(freePort(), freePort(), folder.resolve("broker"), folder.resolve("logs"), "1g"));
            this.registry = TestRegistry.start(installation, folder.resolve("registry"));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the benchmark", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    TestRegistry registry() {
        return registry;
    }

    /** Processor time that this process has used, of all its threads. */
    static Duration processorTime() {
        return used(ProcessHandle.current());
    }

    /** Processor time that the broker has used. */
    Duration brokerProcessorTime() {
        return ProcessHandle.of(broker.pid()).map(Machine::used).orElse(Duration.ZERO);
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
