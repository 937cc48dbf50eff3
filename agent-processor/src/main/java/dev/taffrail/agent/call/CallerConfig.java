package dev.taffrail.agent.call;

import dev.taffrail.agent.call.claim.CallerGroup;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import java.time.Duration;

/// How one process of callers works.
///
/// @param instanceId names the process among all callers, also after a restart
/// @param modelSlots model calls at once, counted until their results are acknowledged
/// @param toolSlots tool calls at once, counted alike
/// @param startWithin the longest time between the claim of a call and its start
/// @param drain how long running calls may go on when the process stops
/// @param prefixCacheBytes for the conversations that calls build on
public record CallerConfig(
        String instanceId, int modelSlots, int toolSlots, Duration startWithin, Duration drain, long prefixCacheBytes) {
    private static final long PREFIX_CACHE = 64L << 20;
    private static final int MOST_SLOTS = 10_000;

    public CallerConfig {
        Invalid.unless(
                instanceId.matches("[A-Za-z0-9._-]{1,100}"),
                "callers.instance-id must be 1 to 100 letters, digits, '.', '_' or '-', but is `%s`",
                instanceId);
        slots("callers.model-slots", modelSlots);
        slots("callers.tool-slots", toolSlots);
        Duration half = CallerGroup.SESSION.dividedBy(2);
        Invalid.unless(
                startWithin.isPositive() && startWithin.compareTo(half) <= 0,
                "callers.start-within must be positive and at most %d ms, half of the time after which a silent caller counts as dead, but is %d ms",
                half.toMillis(),
                startWithin.toMillis());
        Invalid.unless(!drain.isNegative(), "callers.drain must not be negative, but is %s", drain);
        Invalid.unless(prefixCacheBytes >= 0, "callers.prefix-cache must not be negative, but is %d", prefixCacheBytes);
    }

    private static void slots(String name, int slots) {
        Invalid.unless(slots > 0 && slots <= MOST_SLOTS, "%s must be 1 to %d, but is %d", name, MOST_SLOTS, slots);
    }

    /// @param unnamed its name when none is set; no other process may have it
    public static CallerConfig from(Settings settings, String unnamed) {
        return new CallerConfig(
                settings.optionalString(
                                "callers.instance-id",
                                "Names this process among all callers. Give each its own, and a restarted one the same again: it is let back in at once. Not set: `callers-1` beside the embedded broker, a new name at each start elsewhere.")
                        .orElse(unnamed),
                settings.integer("callers.model-slots", 256, "How many model calls may run at once."),
                settings.integer("callers.tool-slots", 64, "How many tool calls may run at once."),
                settings.duration(
                        "callers.start-within",
                        Duration.ofSeconds(2),
                        "A call that could not start within this time of its claim is given back."),
                settings.duration(
                        "callers.drain",
                        Duration.ofSeconds(10),
                        "How long running calls may go on when the process stops."),
                settings.bytes(
                        "callers.prefix-cache",
                        PREFIX_CACHE,
                        "Memory for conversations, so that calls carry only what was added to them."));
    }
}
