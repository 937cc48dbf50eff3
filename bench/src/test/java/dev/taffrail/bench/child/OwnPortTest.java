package dev.taffrail.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPortTest {
    @Test
    void stays_the_same_for_a_data_folder_and_is_never_one_that_is_taken(@TempDir Path folder) throws IOException {
        int first = OwnPort.of(folder.resolve("one"));

        try (var taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(OwnPort.of(folder.resolve("one"))).isEqualTo(first);
            assertThat(OwnPort.of(folder.resolve("other"))).isNotEqualTo(first);
        }
    }
}
