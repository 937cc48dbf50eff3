package dev.taffrail.agent.call.claim;

import dev.taffrail.platform.kafka.ConsumerSpec;
import java.time.Duration;

/// The consumer that the protocol of claims rests on.
///
/// Classic group protocol: the newer one accepts a commit for a partition that somebody else owns by now. Assignment is
/// eager (Kafka's default, range): everybody gives everything up before joining. A cooperative rebalance has two steps,
/// and with static members a restart between them leaves a partition to nobody. No commit on its own and no reset: a
/// claim is a commit, and only a take-over chooses a position.
public final class CallerGroup {
    /// Shorter finds a dead caller sooner; it must stay well above `callers.start-within`.
    public static final Duration SESSION = Duration.ofSeconds(6);

    private CallerGroup() {}

    /// @param group one for all callers of a topic prefix
    /// @param instance names this process among all callers, across its restarts: a restart is let back in at once,
    ///     and its predecessor is fenced
    /// @param slots how many calls can start at once when none runs
    public static ConsumerSpec consumer(String group, String instance, int slots) {
        return ConsumerSpec.member("callers-" + instance, group)
                .withInstanceId(instance)
                .withSessionTimeout(SESSION)
                .withOffsetReset(ConsumerSpec.OffsetReset.NONE)
                .withMaxPollRecords(slots);
    }
}
