package dev.taffrail.agent.model.provider;

import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A model that is not asked while its provider keeps failing. Never waits: a call that is not let through is answered
/// at once.
final class GuardedModel implements Model {
    private static final Duration WHILE_PROBES_RUN = Duration.ofSeconds(1);

    private final String provider;
    private final Model model;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private volatile Instant openUntil = Instant.MIN;

    GuardedModel(String provider, Model model, BreakerSettings settings, Clock clock, Consumer<BreakerChange> changes) {
        this.provider = provider;
        this.model = model;
        this.clock = clock;
        this.breaker = CircuitBreaker.of(provider, config(settings, clock));
        breaker.getEventPublisher().onStateTransition(event -> {
            var to = state(event.getStateTransition().getToState());
            if (to == BreakerState.OPEN) {
                openUntil = clock.instant().plus(settings.openFor());
            }
            changes.accept(
                    new BreakerChange(provider, state(event.getStateTransition().getFromState()), to));
        });
    }

    @Override
    public ModelReply complete(ModelRequest request) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            return leftAlone();
        }
        boolean judged = false;
        try {
            var reply = model.complete(request);
            var verdict = verdict(reply);
            if (verdict != Verdict.SAYS_NOTHING) {
                breaker.onResult(0, TimeUnit.NANOSECONDS, verdict); // not the reply: Resilience4j logs what it is given
                judged = true;
            }
            return reply;
        } finally {
            if (!judged) { // a probe that is never given back would keep the breaker half open for ever
                breaker.releasePermission();
            }
        }
    }

    BreakerState state() {
        return state(breaker.getState());
    }

    /// Closes the breaker and forgets the failures.
    void reset() {
        breaker.reset();
    }

    private ModelReply leftAlone() {
        var left = Duration.between(clock.instant(), openUntil);
        return new ModelReply.NotBilled(
                new Failure(
                        FailureKind.BREAKER_OPEN,
                        "the model provider " + provider + " failed too often and is left alone for a while"),
                Optional.of(left.isPositive() ? left : WHILE_PROBES_RUN));
    }

    private enum Verdict {
        WELL,
        ILL,
        SAYS_NOTHING
    }

    /// What a reply says about the health of the provider. A refusal is a sign of life.
    private static Verdict verdict(ModelReply reply) {
        return switch (reply) {
            case ModelReply.Answered _ -> Verdict.WELL;
            case ModelReply.NotBilled r -> verdict(r.failure().kind());
            case ModelReply.Unknown r -> verdict(r.failure().kind());
        };
    }

    private static Verdict verdict(FailureKind kind) {
        return switch (kind) {
            case UNAUTHORIZED,
                    BAD_REQUEST,
                    PROMPT_TOO_LONG,
                    UNKNOWN_MODEL,
                    CONTENT_FILTERED,
                    OUT_OF_CREDIT,
                    RATE_LIMITED -> Verdict.WELL;
            case REFUSED_CONNECTION,
                    TLS_FAILED,
                    OVERLOADED,
                    SERVER_ERROR,
                    TIMEOUT,
                    TRUNCATED,
                    CONNECTION_LOST,
                    GARBLED -> Verdict.ILL;
            case BREAKER_OPEN, CANCELLED -> Verdict.SAYS_NOTHING;
        };
    }

    private static CircuitBreakerConfig config(BreakerSettings settings, Clock clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindow(settings.window(), settings.minimumCalls(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(settings.failureRatePercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .recordResult(verdict -> verdict == Verdict.ILL)
                .build();
    }

    private static BreakerState state(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
            case OPEN, FORCED_OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
        };
    }
}
