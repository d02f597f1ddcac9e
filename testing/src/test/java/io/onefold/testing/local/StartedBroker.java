package io.onefold.testing.local;

import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.Installation;
import io.onefold.app.local.LocalServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a broker, prints its process number and waits to be killed. */
final class StartedBroker {
    private StartedBroker() {}

    public static void main(String[] arguments) throws InterruptedException {
        Installation installation = Installation.under(Path.of(arguments[0]));
        LocalServer broker = BrokerProcess.start(installation, LocalProcessIT.settings(Path.of(arguments[1])));
        System.out.println(broker.pid());
        new CountDownLatch(1).await();
    }
}
