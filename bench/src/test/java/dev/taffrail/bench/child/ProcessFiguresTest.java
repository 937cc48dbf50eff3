package dev.taffrail.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
    @Test
    void the_peak_is_the_high_water_mark() {
        assertThat(ProcessFigures.peakKib(
                        "Name:\tjava\nVmPeak:\t 9000000 kB\nVmHWM:\t  524288 kB\nVmRSS:\t  400000 kB\n"))
                .isEqualTo(OptionalLong.of(524_288));
    }

    @Test
    void a_process_without_memory_has_none() {
        assertThat(ProcessFigures.peakKib("Name:\tkthreadd\n")).isEmpty();
    }

    @Test
    void this_process_used_cpu() {
        assertThat(ProcessFigures.cpu(ProcessHandle.current())).isPositive();
    }
}
