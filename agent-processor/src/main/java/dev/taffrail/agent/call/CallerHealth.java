package dev.taffrail.agent.call;

import dev.taffrail.agent.call.claim.CallLoop;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import java.time.Duration;

/// Whether the callers still claim. A restart helps when their loop has ended or hangs.
final class CallerHealth implements HealthCheck {
    /// A loop that does not go round for so long hangs. Before it has joined it may wait for the broker instead.
    private static final Duration HANGS = Duration.ofSeconds(30);

    private final CallLoop loop;

    CallerHealth(CallLoop loop) {
        this.loop = loop;
    }

    @Override
    public String name() {
        return "callers";
    }

    @Override
    public Status check() {
        var failure = loop.failure();
        if (failure.isPresent()) {
            return new Status.Unhealthy("callers stopped: " + failure.get().getMessage() + "; restart the process");
        }
        Duration silence = loop.sinceLastTurn();
        return loop.hasJoined() && silence.compareTo(HANGS) > 0
                ? new Status.Unhealthy("callers have not polled for " + silence.toSeconds() + " s")
                : new Status.Healthy();
    }

    @Override
    public boolean alive() {
        return check() instanceof Status.Healthy;
    }

    @Override
    public boolean ready() {
        return loop.hasJoined();
    }
}
