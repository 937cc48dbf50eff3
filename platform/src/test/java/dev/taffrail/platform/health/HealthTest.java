package dev.taffrail.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthTest {
    private Instant now = Instant.EPOCH;
    private Status found = new Status.Healthy();
    private final Health health = new Health(() -> now, Duration.ofSeconds(5)).add(new Scripted());

    @Test
    void is_as_bad_as_its_worst_check() {
        health.add(new HealthCheck() {
            @Override
            public String name() {
                return "sink";
            }

            @Override
            public Status check() {
                return new Status.Degraded("lags");
            }
        });

        assertThat(after(new Status.Healthy()).status()).isEqualTo("degraded");
        assertThat(after(new Status.Unhealthy("gone")).status()).isEqualTo("unhealthy");
        assertThat(health.report().servesTraffic()).isFalse();
    }

    @Test
    void remembers_since_when_a_status_holds() {
        after(new Status.Degraded("a"));
        now = now.plusSeconds(5);

        var report = after(new Status.Degraded("b"));

        assertThat(report.checks())
                .containsExactly(new Health.Finding("broker", new Status.Degraded("b"), Instant.EPOCH, now));
    }

    @Test
    void knows_nothing_of_a_check_that_was_not_run_for_three_intervals() {
        after(new Status.Healthy());
        now = now.plusSeconds(15);
        assertThat(health.report().status()).isEqualTo("healthy");

        now = now.plusSeconds(1);

        assertThat(health.report().status()).isEqualTo("degraded");
        assertThat(health.report().checks().getFirst().status().reason()).isEqualTo("not checked for 16 s");
    }

    @Test
    void is_not_ready_while_it_drains_but_lives() {
        assertThat(health.ready()).isTrue();

        health.drain();

        assertThat(health.ready()).isFalse();
        assertThat(health.live()).isTrue();
    }

    private Health.Report after(Status status) {
        found = status;
        health.refresh();
        return health.report();
    }

    private final class Scripted implements HealthCheck {
        @Override
        public String name() {
            return "broker";
        }

        @Override
        public Status check() {
            return found;
        }
    }
}
