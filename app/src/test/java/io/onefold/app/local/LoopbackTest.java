package io.onefold.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    @Test
    void aFreePortIsAnotherOneEachTimeAndNoneThatACallerIsGiven() {
        List<Integer> ports =
                IntStream.range(0, 50).map(i -> Loopback.freePort()).boxed().toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    }

    @Test
    void aPortThatSomebodyListensOnIsPassedOver() throws IOException {
        try (ServerSocket next = new ServerSocket(Loopback.freePort() + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Loopback.freePort()).isNotEqualTo(next.getLocalPort());
        }
    }
}
