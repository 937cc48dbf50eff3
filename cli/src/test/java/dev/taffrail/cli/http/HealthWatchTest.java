package dev.taffrail.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.platform.health.Health;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HealthWatchTest {
    private final Health health = new Health(InstantSource.fixed(FakeTerminal.NOW), Duration.ofMillis(1));
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void tells_once_which_service_cannot_go_on_and_why() throws Exception {
        var dead = new Fake(false, false, false, false, false, false);
        try (var watch = new HealthWatch(health, List.of(new Fake(), dead), told::add)) {
            watch.start();

            dead.awaitSeen();
        }
        assertThat(told).containsExactly("fake cannot go on: its thread is dead");
    }

    @Test
    void a_service_that_stands_still_for_a_moment_is_not_given_up() throws Exception {
        var paused = new Fake(false, false, true, false, false, true);
        try (var watch = new HealthWatch(health, List.of(paused), told::add)) {
            watch.start();

            paused.awaitSeen();
        }
        assertThat(told).isEmpty();
    }

    /// Alive or dead at each look; then as it was at the last one.
    private static final class Fake implements HealthCheck {
        private final Deque<Boolean> lives;
        private final CountDownLatch seen;

        Fake(Boolean... lives) {
            this.lives = new ArrayDeque<>(lives.length == 0 ? List.of(true) : List.of(lives));
            this.seen = new CountDownLatch(lives.length + 2);
        }

        void awaitSeen() throws InterruptedException {
            seen.await();
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Status check() {
            return new Status.Unhealthy("its thread is dead");
        }

        @Override
        public boolean alive() {
            seen.countDown();
            return lives.size() > 1 ? lives.remove() : lives.element();
        }
    }
}
