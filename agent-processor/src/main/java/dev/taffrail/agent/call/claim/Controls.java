package dev.taffrail.agent.call.claim;

import dev.taffrail.agent.call.follow.TopicFollower;
import dev.taffrail.schemas.call.BreakerReset;
import dev.taffrail.schemas.call.CallerControl;
import dev.taffrail.schemas.call.CancelCalls;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Obeys what `caller-controls` says. Every caller sees every control.
///
/// @param breakers gets what concerns circuit breakers
public record Controls(RunningCalls running, Consumer<BreakerReset> breakers)
        implements TopicFollower.Reader<CallerControl> {
    @Override
    public void take(String key, @Nullable CallerControl control) {
        switch (control) {
            case null -> {} // nothing on this topic is ever deleted by its key
            case CancelCalls cancel -> running.cancel(cancel);
            case BreakerReset reset -> breakers.accept(reset);
        }
    }
}
