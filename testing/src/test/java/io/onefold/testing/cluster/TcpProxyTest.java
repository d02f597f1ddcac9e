package io.onefold.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private static final int NOTHING_MILLIS = 200;
    private static final int MUCH = 1 << 20;

    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        proxy = TcpProxy.to(echo.getLocalPort());
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread.ofVirtual().start(() -> repeat(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static void repeat(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // Cut by the proxy, as was asked for.
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    @Test
    void everyByteArrivesInOrder() throws Exception {
        byte[] sent = new byte[MUCH];
        new Random(1).nextBytes(sent);
        try (Socket client = client()) {
            Thread writer = Thread.ofVirtual().start(() -> write(client, sent));
            assertThat(client.getInputStream().readNBytes(MUCH)).isEqualTo(sent);
            writer.join();
        }
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsStalledArrivesOnceThatIsMended() throws Exception {
        try (Socket client = client()) {
            answered(client, 1);
            proxy.stall();
            client.getOutputStream().write(2);
            client.setSoTimeout(NOTHING_MILLIS);
            assertThatThrownBy(client.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);

            proxy.mend();
            client.setSoTimeout(0);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void whatIsCutIsResetAndNewConnectionsTooUntilThatIsMended() throws Exception {
        try (Socket client = client()) {
            answered(client, 1);
            proxy.cut();
            assertThatThrownBy(client.getInputStream()::read).isInstanceOf(SocketException.class);
        }
        try (Socket client = client()) {
            InputStream in = client.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
        }
        proxy.mend();
        try (Socket client = client()) {
            answered(client, 3);
        }
    }

    @Test
    void whatIsDelayedArrivesLater() throws Exception {
        proxy.delay(Duration.ofMillis(NOTHING_MILLIS));
        try (Socket client = client()) {
            long begun = System.nanoTime();
            answered(client, 1);
            // There and back.
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(2L * NOTHING_MILLIS * 1_000_000);
        }
    }

    @Test
    void anEndIsHandedOn() throws Exception {
        try (Socket client = client()) {
            answered(client, 1);
            echo.close();
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static void answered(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        assertThat(client.getInputStream().read()).isEqualTo(value);
    }
}
