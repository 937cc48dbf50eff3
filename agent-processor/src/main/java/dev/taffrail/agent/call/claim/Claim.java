package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.ToolCall;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call that this process has claimed and not answered yet. Knows whether it may still start, and whether somebody
/// wants it to stop.
public final class Claim {

    private enum Phase {
        CLAIMED,
        WORKING,
        ANSWERING
    }

    private final AgentCall call;
    private final String key;
    private final ResultHead head;
    private final long claimedAt;
    private final StartWindow window;

    private Phase phase = Phase.CLAIMED;
    private @Nullable NotStartedReason stopped;
    private @Nullable Thread worker;

    /// @param key of the record, which the result carries as well
    /// @param claimedAt when the claim was sent, in nanoseconds of the window's ticker
    Claim(AgentCall call, String key, String incarnation, long claimedAt, StartWindow window) {
        var head = call.head();
        this.call = call;
        this.key = key;
        this.head = new ResultHead(
                head.run(),
                head.callId(),
                head.grant(),
                head.callSeq(),
                head.partition(),
                incarnation,
                head.policy(),
                tool(call));
        this.claimedAt = claimedAt;
        this.window = window;
    }

    public AgentCall call() {
        return call;
    }

    public ResultHead head() {
        return head;
    }

    String key() {
        return key;
    }

    /// Why the call must not start any more, if so. To be asked directly before the first effect.
    public Optional<NotStarted> refusal() {
        NotStartedReason why = stopReason();
        if (why != null) {
            return Optional.of(notStarted(why));
        }
        return window.tooLate(claimedAt, call.head().validUntil())
                .map(detail -> notStarted(NotStartedReason.STALE, Duration.ZERO, detail));
    }

    /// Why the call was asked to stop. CANCELLED when the interrupt came from elsewhere.
    public NotStartedReason stopped() {
        NotStartedReason why = stopReason();
        return why == null ? NotStartedReason.CANCELLED : why;
    }

    public NotStarted notStarted(NotStartedReason reason) {
        return notStarted(reason, Duration.ZERO, "");
    }

    public NotStarted notStarted(NotStartedReason reason, Duration retryAfter, String detail) {
        return new NotStarted(head, reason, retryAfter.toMillis(), detail);
    }

    /// Asks the call to stop: it does not start, or its thread is interrupted while it works. Too late once it
    /// answers.
    synchronized void stop(NotStartedReason why) {
        if (stopped == null && phase != Phase.ANSWERING) {
            stopped = why;
            if (worker != null) {
                worker.interrupt();
            }
        }
    }

    /// The current thread begins to work on the call; from here on it may be interrupted.
    synchronized void begin() {
        phase = Phase.WORKING;
        worker = Thread.currentThread();
    }

    /// The current thread has the answer; it is not interrupted any more, and an interrupt that came too late is
    /// forgotten.
    synchronized void answering() {
        phase = Phase.ANSWERING;
        worker = null;
        Thread.interrupted();
    }

    private static String tool(AgentCall call) {
        return switch (call) {
            case ModelCall _ -> "";
            case ToolCall tool -> tool.tool();
        };
    }

    private synchronized @Nullable NotStartedReason stopReason() {
        return stopped;
    }
}
