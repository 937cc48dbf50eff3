package dev.taffrail.agent.model.provider;

import static dev.taffrail.agent.model.Requests.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.FinishReason;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelReply.NotBilled;
import dev.taffrail.agent.model.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class GuardedModelTest {
    private static final BreakerSettings SETTINGS = new BreakerSettings(50, 4, 2, Duration.ofSeconds(30), 1);
    private static final ModelReply WELL =
            new ModelReply.Answered("ok", List.of(), FinishReason.STOP, Usage.of(1, 1), Optional.empty(), "m");
    private static final ModelReply ILL = unknown(FailureKind.TIMEOUT);

    private final List<BreakerChange> changes = new ArrayList<>();
    private final HandClock clock = new HandClock();
    private ModelReply next = ILL;
    private int asked;

    private final GuardedModel model = new GuardedModel(
            "p",
            _ -> {
                asked++;
                return next;
            },
            SETTINGS,
            clock,
            changes::add);

    @Test
    void leaves_a_failing_provider_alone_and_says_for_how_long() throws Exception {
        ask();
        ask();
        clock.now = clock.now.plusSeconds(10);

        var reply = ask();

        assertThat(reply).isInstanceOfSatisfying(NotBilled.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(FailureKind.BREAKER_OPEN);
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(20));
        });
        assertThat(asked).isEqualTo(2);
        assertThat(model.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void asks_again_after_a_while_and_closes_when_the_provider_is_back() throws Exception {
        ask();
        ask();
        clock.now = clock.now.plusSeconds(31);
        next = WELL;

        assertThat(ask()).isEqualTo(WELL);
        assertThat(changes)
                .containsExactly(
                        new BreakerChange("p", BreakerState.CLOSED, BreakerState.OPEN),
                        new BreakerChange("p", BreakerState.OPEN, BreakerState.HALF_OPEN),
                        new BreakerChange("p", BreakerState.HALF_OPEN, BreakerState.CLOSED));
    }

    @Test
    void a_cancelled_probe_does_not_use_up_the_only_one() throws Exception {
        ask();
        ask();
        clock.now = clock.now.plusSeconds(31);
        next = unknown(FailureKind.CANCELLED);
        ask();
        next = WELL;

        assertThat(ask()).isEqualTo(WELL);
        assertThat(model.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void a_reset_closes_at_once() throws Exception {
        ask();
        ask();
        next = WELL;

        model.reset();

        assertThat(ask()).isEqualTo(WELL);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "UNAUTHORIZED",
                "BAD_REQUEST",
                "RATE_LIMITED",
                "OUT_OF_CREDIT",
                "CONTENT_FILTERED",
                "UNKNOWN_MODEL",
                "PROMPT_TOO_LONG"
            })
    void a_refusal_is_a_sign_of_life(FailureKind kind) throws Exception {
        next = new NotBilled(new Failure(kind, "x"), Optional.empty());
        for (int i = 0; i < 10; i++) {
            ask();
        }

        assertThat(asked).isEqualTo(10);
        assertThat(model.state()).isEqualTo(BreakerState.CLOSED);
    }

    private ModelReply ask() throws InterruptedException {
        return model.complete(asking("m", "x"));
    }

    private static ModelReply unknown(FailureKind kind) {
        return new ModelReply.Unknown(new Failure(kind, "x"));
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
