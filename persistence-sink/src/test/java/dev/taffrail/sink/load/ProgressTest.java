package dev.taffrail.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final TopicPartition EVENTS = new TopicPartition("run-events", 3);

    private final Progress progress = new Progress();

    @Test
    void a_load_between_the_look_and_the_wait_is_not_missed() throws Exception {
        var seen = progress.moves();

        progress.reached(Map.of(EVENTS, 1L));

        assertThat(progress.awaitMove(seen, LONG)).isPositive();
    }

    @Test
    void a_load_before_the_look_wakes_nobody() throws Exception {
        progress.reached(Map.of(EVENTS, 1L));

        assertThat(progress.awaitMove(progress.moves(), Duration.ofNanos(1)).isPositive())
                .isFalse();
    }

    @Test
    void what_is_loaded_already_is_not_waited_for() throws Exception {
        progress.reached(Map.of(EVENTS, 5L));

        assertThat(progress.await(EVENTS, 4, Duration.ZERO)).isTrue();
        assertThat(progress.await(EVENTS, 5, Duration.ofNanos(1))).isFalse();
        assertThat(progress.await(Map.of(EVENTS, 5L), LONG)).isTrue();
    }
}
