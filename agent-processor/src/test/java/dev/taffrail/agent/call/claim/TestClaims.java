package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.NotStartedReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Claims for tests of handlers.
public final class TestClaims {
    private TestClaims() {}

    /// A claim that may start.
    public static Claim fresh(AgentCall call) {
        return new Claim(
                call,
                "key",
                "me",
                0,
                new StartWindow(Duration.ofSeconds(2), () -> 0, InstantSource.fixed(Instant.EPOCH)));
    }

    /// A claim that came too late.
    public static Claim stale(AgentCall call) {
        return new Claim(
                call,
                "key",
                "me",
                0,
                new StartWindow(Duration.ofSeconds(2), () -> Long.MAX_VALUE, InstantSource.fixed(Instant.EPOCH)));
    }

    /// A claim that the current thread works on, to be stopped with [#stop].
    public static Claim working(AgentCall call) {
        var claim = fresh(call);
        claim.begin();
        return claim;
    }

    public static void stop(Claim claim, NotStartedReason why) {
        claim.stop(why);
    }
}
