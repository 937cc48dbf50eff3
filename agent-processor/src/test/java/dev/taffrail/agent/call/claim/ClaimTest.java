package dev.taffrail.agent.call.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.CancelCalls;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong ticker = new AtomicLong();
    private final StartWindow window = new StartWindow(Duration.ofSeconds(2), ticker::get, InstantSource.fixed(NOW));
    private final RunningCalls running = new RunningCalls();

    private Claim claim(long validUntil) {
        var call = new ToolCall(Calls.head(4, 7, validUntil), "a@0", "t", Text.EMPTY, Effect.ONCE);
        return new Claim(call, "key", "me", ticker.get(), window);
    }

    @Test
    void may_start_within_its_window_and_not_after() {
        var claim = claim(Calls.NEVER_OVER);

        ticker.set(Duration.ofMillis(1999).toNanos());
        assertThat(claim.refusal()).isEmpty();
        ticker.set(Duration.ofSeconds(2).toNanos());
        assertThat(claim.refusal()).map(NotStarted::reason).contains(NotStartedReason.STALE);
    }

    @Test
    void may_start_until_it_is_not_valid_any_more() {
        assertThat(claim(NOW.toEpochMilli()).refusal()).isEmpty();
        assertThat(claim(NOW.toEpochMilli() - 1).refusal())
                .map(NotStarted::reason)
                .contains(NotStartedReason.STALE);
    }

    @Test
    void a_cancelled_call_does_not_start() {
        var claim = claim(Calls.NEVER_OVER);
        running.add(claim);

        running.cancel(new CancelCalls(Calls.RUN, 4, List.of(7L), "cancelled by u"));

        assertThat(claim.refusal()).map(NotStarted::reason).contains(NotStartedReason.CANCELLED);
    }

    @Test
    void a_cancellation_that_overtakes_its_call_is_remembered() {
        running.cancel(new CancelCalls(Calls.RUN, 4, List.of(6L, 7L), "cancelled by u"));
        var claim = claim(Calls.NEVER_OVER);

        running.add(claim);

        assertThat(claim.refusal()).map(NotStarted::reason).contains(NotStartedReason.CANCELLED);
    }

    @Test
    void a_working_call_is_interrupted_and_an_answering_one_is_not() {
        var claim = claim(Calls.NEVER_OVER);
        claim.begin();
        claim.stop(NotStartedReason.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(claim.stopped()).isEqualTo(NotStartedReason.CANCELLED);

        var answering = claim(Calls.NEVER_OVER);
        answering.begin();
        answering.answering();
        answering.stop(NotStartedReason.CANCELLED);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void an_interrupt_that_comes_too_late_does_not_disturb_the_answer() {
        var claim = claim(Calls.NEVER_OVER);
        claim.begin();
        claim.stop(NotStartedReason.CANCELLED);
        claim.answering();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void what_is_reported_names_the_policy_and_the_tool_of_the_call() {
        var head = claim(Calls.NEVER_OVER).head();

        assertThat(head.policy()).isEqualTo("house@1");
        assertThat(head.tool()).isEqualTo("t");
    }

    @Test
    void names_the_running_calls_of_a_partition_in_order() {
        var claim = claim(Calls.NEVER_OVER);
        running.add(claim);

        assertThat(running.of(4)).containsExactly(7L);
        assertThat(running.of(5)).isEmpty();
        running.remove(claim);
        assertThat(running.isEmpty()).isTrue();
    }
}
