package dev.taffrail.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> events = new CopyOnWriteArrayList<>();

    @Test
    void starts_after_what_it_depends_on_and_stops_in_reverse() throws Exception {
        var services = new Services()
                .add(service("broker"))
                .add(service("stream"), "broker")
                .add(service("sink"), "broker", "stream");

        services.start(PATIENCE);
        services.close();

        assertThat(events)
                .containsExactly(
                        "start broker", "start stream", "start sink", "stop sink", "stop stream", "stop broker");
    }

    @Test
    void starts_independent_services_side_by_side() throws Exception {
        var bothStarted = new CountDownLatch(2);
        var services = new Services().add(waitingFor(bothStarted, "a")).add(waitingFor(bothStarted, "b"));

        services.start(PATIENCE);

        assertThat(bothStarted.getCount()).isZero();
        services.close();
    }

    @Test
    void stops_what_runs_when_one_fails_and_tells_the_first_failure() {
        var services = new Services()
                .add(service("broker"))
                .add(failing("stream"), "broker")
                .add(service("sink"), "stream");

        assertThatThrownBy(() -> services.start(PATIENCE))
                .isInstanceOf(Invalid.class)
                .hasMessage("stream cannot");

        assertThat(events).containsExactly("start broker", "stop stream", "stop broker");
    }

    @Test
    void names_the_service_that_is_not_ready_in_time() {
        var services = new Services().add(waitingFor(new CountDownLatch(9), "slow"));

        assertThatThrownBy(() -> services.start(Duration.ZERO))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("slow was not ready");
    }

    private Service service(String name) {
        return new Scripted(name, new CountDownLatch(0), () -> events.add("start " + name));
    }

    private Service failing(String name) {
        return new Scripted(name, new CountDownLatch(0), () -> {
            throw new Invalid(name + " cannot");
        });
    }

    private Service waitingFor(CountDownLatch latch, String name) {
        return new Scripted(name, latch, latch::countDown);
    }

    private final class Scripted implements Service {
        private final String name;
        private final CountDownLatch ready;
        private final Runnable onStart;

        Scripted(String name, CountDownLatch ready, Runnable onStart) {
            this.name = name;
            this.ready = ready;
            this.onStart = onStart;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() {
            onStart.run();
        }

        @Override
        public boolean awaitReady(Duration patience) throws InterruptedException {
            return ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            events.add("stop " + name);
        }
    }
}
