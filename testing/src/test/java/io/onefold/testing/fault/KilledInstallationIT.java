package io.onefold.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as people run it, with its broker, its registry and its worker of Kafka Connect, killed again and again while it
 * takes events in over HTTP, from files that are imported, and from files that are dropped for a connector.
 */
@Tag("long")
@Order(4)
class KilledInstallationIT {
    private static final int KILLS = Integer.getInteger("onefold.kills", 5);
    private static final long SEED = 20_261_122;
    private static final int MOST_MILLIS = 4_000;

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsAppliedExactlyOnceAndEqualsTheBatchRunAfterEachKill() throws Exception {
        Random random = new Random(SEED);
        KilledInstallation installation = new KilledInstallation(folder);
        Sender sender = new Sender(installation.collectorUrl(), SEED);
        TillFiles files = new TillFiles(folder, SEED);
        Path drop = Files.createDirectory(folder.resolve("drop"));
        TillFiles dropped = new TillFiles(drop, SEED + 1);
        installation.describeTill("till", drop);
        OnefoldProcess running = installation.up();
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                CountDownLatch stop = new CountDownLatch(1);
                CompletableFuture<Void> sending = sending(sender, stop);
                Path file = files.next();
                OnefoldProcess importing = installation.importing(file);
                Path export = dropped.next();

                pause(random.nextInt(MOST_MILLIS));
                importing.kill();
                installation.kill(running);
                if (kill == KILLS / 2) installation.killWhileItStarts(random.nextInt(MOST_MILLIS));
                running = installation.up();
                stop.countDown();
                sending.get(2, TimeUnit.MINUTES);
                OnefoldProcess again = installation.importing(file);
                assertThat(again.awaitEnd()).as(again.output()).isZero();
                await().atMost(Duration.ofMinutes(1)).until(() -> !Files.exists(export));

                Verb audit = installation.audit();
                assertThat(audit.exitCode())
                        .as("kill %d: %s", kill, audit.output())
                        .isZero();
                assertThat(installation.appliedMessages("web"))
                        .as("kill %d", kill)
                        .containsExactlyElementsOf(sender.acknowledged());
                assertThat(installation.appliedMessages("store"))
                        .as("kill %d", kill)
                        .hasSize(files.lines());
                assertThat(installation.appliedMessages("till"))
                        .as("kill %d", kill)
                        .hasSize(dropped.lines());
                assertThat(installation.countedTouchpoints())
                        .isEqualTo(sender.acknowledged().size() + files.lines() + dropped.lines());
            }
        } finally {
            running.close();
        }
    }

    private static CompletableFuture<Void> sending(Sender sender, CountDownLatch stop) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                sender.run(stop);
                done.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** The moment of a kill is random, not awaited. */
    private static void pause(int millis) throws InterruptedException {
        boolean unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
