package dev.taffrail.cli.up;

import dev.taffrail.embedded.EmbeddedKafka;
import dev.taffrail.embedded.EmbeddedKafkaConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/// Starts the embedded broker on the port that was asked for, or on one that stays the same from start to start.
final class Broker {
    private static final int FIRST_PORT = 19_092;

    private Broker() {}

    /// @param folder the data folder, also where an instance of its own keeps its stores elsewhere
    static EmbeddedKafka start(Path folder, int port) {
        Path directory = folder.resolve("kafka").toAbsolutePath();
        return EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory).withPort(port(directory, port)));
    }

    /// The embedded broker itself takes the port of its last start for 0, and holds it from then on.
    private static int port(Path directory, int wanted) {
        if (wanted == 0 && Files.exists(directory)) {
            return 0;
        }
        try (var port =
                wanted == 0 ? FreePort.from(FIRST_PORT, "kafka.port") : FreePort.exactly(wanted, "kafka.port")) {
            return port.number();
        }
    }
}
