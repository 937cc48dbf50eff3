package dev.taffrail.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double TWENTY_PERCENT = 0.2;

    @Test
    void worse_by_more_than_the_threshold_is_a_regression() {
        assertThat(compared(Figure.IDLE_CPU, 5, 6.1).regressed()).isTrue();
        assertThat(compared(Figure.IDLE_CPU, 5, 5.9).regressed()).isFalse();
    }

    @Test
    void a_higher_rate_is_better() {
        assertThat(compared(Figure.BURST_RATE, 2_000, 1_500).regressed()).isTrue();
        assertThat(compared(Figure.BURST_RATE, 2_000, 4_000).regressed()).isFalse();
    }

    @Test
    void a_machine_that_is_slower_altogether_is_no_regression() {
        var before = new Report().put(Figure.SEQUENTIAL_P50, 8).put(Figure.SEQUENTIAL_FLOOR_P50, 6);
        var now = new Report().put(Figure.SEQUENTIAL_P50, 16).put(Figure.SEQUENTIAL_FLOOR_P50, 12);

        assertThat(Comparison.of(before, now, TWENTY_PERCENT).regressed()).isFalse();
    }

    @Test
    void a_machine_that_is_faster_altogether_hides_no_regression() {
        var before = new Report().put(Figure.BURST_RATE, 2_000).put(Figure.BURST_FLOOR_RATE, 5_000);
        var now = new Report().put(Figure.BURST_RATE, 2_100).put(Figure.BURST_FLOOR_RATE, 10_000);

        assertThat(Comparison.of(before, now, TWENTY_PERCENT).regressed()).isTrue();
    }

    @Test
    void without_a_floor_in_both_the_values_themselves_are_compared() {
        var before = new Report().put(Figure.SEQUENTIAL_P50, 8).put(Figure.SEQUENTIAL_FLOOR_P50, 6);
        var now = new Report().put(Figure.SEQUENTIAL_P50, 16);

        assertThat(Comparison.of(before, now, TWENTY_PERCENT).regressed()).isTrue();
    }

    @Test
    void what_only_one_report_has_is_left_out() {
        assertThat(Comparison.of(new Report(), new Report().put(Figure.IDLE_CPU, 5), TWENTY_PERCENT)
                        .lines())
                .isEmpty();
    }

    @Test
    void a_difference_below_the_clock_is_noise() {
        assertThat(compared(Figure.CHECKPOINT_WRITE, 0.02, 0.05).regressed()).isFalse();
    }

    @Test
    void figures_for_information_never_regress() {
        assertThat(compared(Figure.RECOVERY_REPEATED, 1, 100).regressed()).isFalse();
    }

    private static Comparison compared(Figure figure, double before, double now) {
        return Comparison.of(new Report().put(figure, before), new Report().put(figure, now), TWENTY_PERCENT);
    }
}
