package dev.taffrail.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.bench.figure.Figure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tiny floor on a real broker in this process.
class FloorTest {
    @Test
    void runs_go_round_one_by_one_and_at_once(@TempDir Path folder) throws Exception {
        try (var floor = Floor.start(folder)) {
            var report = floor.measure(new FloorPlan(1, 2, 8, 3));

            assertThat(report.get(Figure.SEQUENTIAL_FLOOR_P50).orElseThrow()).isPositive();
            assertThat(report.get(Figure.BURST_FLOOR_RATE).orElseThrow()).isPositive();
        }
    }
}
