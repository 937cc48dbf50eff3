package dev.taffrail.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.form.Names;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
    private final TimeOrderedIds ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(clock.get()), new Random(7));

    @Test
    void ascends_within_a_millisecond_and_when_the_clock_goes_back() {
        var made = Stream.generate(() -> {
                    clock.addAndGet(clock.get() % 3 - 1);
                    return ids.next();
                })
                .limit(10_000)
                .toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void sorts_by_time() {
        String before = ids.next();
        clock.addAndGet(1);
        String after = ids.next();

        assertThat(before).isLessThan(after);
        assertThat(before.substring(0, 10)).isNotEqualTo(after.substring(0, 10));
    }

    @Test
    void makes_names() {
        assertThat(ids.next()).matches(Names::isName).hasSize(26);
    }
}
