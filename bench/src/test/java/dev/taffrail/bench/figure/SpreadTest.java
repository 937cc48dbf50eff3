package dev.taffrail.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void percentiles_are_values_by_nearest_rank() {
        var spread = Spread.of(
                IntStream.rangeClosed(1, 20).mapToObj(i -> (double) (21 - i)).toList());

        assertThat(spread.p50()).isEqualTo(10);
        assertThat(spread.p95()).isEqualTo(19);
        assertThat(spread.max()).isEqualTo(20);
        assertThat(spread.count()).isEqualTo(20);
    }

    @Test
    void of_one_value_every_percentile_is_that_value() {
        var spread = Spread.of(List.of(7.5));

        assertThat(List.of(spread.percentile(1), spread.p50(), spread.p95(), spread.percentile(100)))
                .containsOnly(7.5);
    }

    @Test
    void nothing_measured_has_no_percentile() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(List.of(1.0)).percentile(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void at_least_that_part_of_the_values_is_not_above_a_percentile(
            @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1e6) Double> values,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        double percentile = Spread.of(values).percentile(percent);

        assertThat(values).contains(percentile);
        assertThat(values.stream().filter(value -> value <= percentile).count() * 100L)
                .isGreaterThanOrEqualTo((long) percent * values.size());
    }
}
