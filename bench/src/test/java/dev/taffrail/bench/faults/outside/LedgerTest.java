package dev.taffrail.bench.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_added_is_in_the_file() throws Exception {
        Path file = folder.resolve("ledger.txt");
        try (var ledger = Ledger.open(file)) {
            ledger.add(new Start("default/r/r:1.1.0", Start.MODEL, 70));
            ledger.add(new Start("default/r/r:1.1.1", "fault_send", 0));

            assertThat(Files.readAllLines(file))
                    .containsExactly("model default/r/r:1.1.0 70", "fault_send default/r/r:1.1.1 0");
            assertThat(ledger.starts()).extracting(Start::run).containsExactly("r", "r");
        }
    }
}
