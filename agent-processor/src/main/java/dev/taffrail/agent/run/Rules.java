package dev.taffrail.agent.run;

import java.time.Duration;

/// The fixed figures of the run machine. They are part of [#MACHINE_VERSION]: changing one makes other decisions out of
/// the same log.
public final class Rules {
    /// Recorded with every decision. Raise it with every change of a rule or of the shape of an entity.
    public static final int MACHINE_VERSION = 4;

    /// Unanswered calls a partition may have out; bounds `agent-calls` and keeps deadlines meaningful.
    public static final int OUTSTANDING = 256;
    /// Runs that may wait behind the active one of a session.
    public static final int SESSION_QUEUE = 16;
    /// Command ids that a run remembers.
    public static final int REMEMBERED_COMMANDS = 32;
    /// Commands that wait for a run that is not there yet.
    public static final int WAITING_COMMANDS = 16;
    /// Bytes of the texts that wait in one entity: in commands for a run that is not there, or in messages for its
    /// next model call. A record of the state holds 2 MiB with all that comes on top.
    public static final long WAITING_BYTES = 512L * 1024;
    /// Timers handled by one event; the rest get another one.
    public static final int TIMERS_PER_EVENT = 64;
    /// Grants of one tool call before its failure is told to the model.
    public static final int TOOL_GRANTS = 4;
    /// The largest ModelCall: the topic's limit less what the head, and the framing of each message, may take.
    public static final long CALL_BYTES = 7L * 1024 * 1024;
    /// Changes of an entity between two snapshots of it.
    public static final int SNAPSHOT_EVERY = 64;

    /// How long a call may wait to be started.
    static final long VALID_FOR = millis(Duration.ofSeconds(60));
    /// From the end of a call's own time-out until it is taken for lost: start window of the caller and way of the
    /// result.
    static final long RESULT_SLACK = millis(Duration.ofSeconds(10));
    /// How often an overdue call is looked at that nobody is known to have claimed: callers are away.
    static final long LOOK_AGAIN = millis(Duration.ofMinutes(5));
    /// How long it is waited for them after a deadline: as long as `agent-calls` keeps a call.
    static final long CALLS_KEPT = millis(Duration.ofHours(24));
    /// How long a command waits for its run.
    static final long COMMAND_WAIT = millis(Duration.ofSeconds(60));
    /// How long a run waits for the answer about its slot before it asks again: the partition of its tenant's scope
    /// may be without a processor.
    static final long ASK_AGAIN = millis(Duration.ofSeconds(60));
    /// How long an ended run can be resumed.
    static final long RESUMABLE_FOR = millis(Duration.ofHours(24));
    /// How long a repeated request is recognised after that.
    static final long IDEMPOTENCY_WINDOW = millis(Duration.ofHours(24));
    /// How long a session without a run keeps its conversation.
    static final long SESSION_IDLE = millis(Duration.ofHours(24));

    private static final long FIRST_BACKOFF = 200;
    private static final long LONGEST_BACKOFF = millis(Duration.ofSeconds(30));

    private Rules() {}

    /// The wait before a further grant: 200 ms, doubled with each failure, at most 30 s; never less than the
    /// provider asked for.
    static long backoff(int failures, long asked) {
        var own = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF << Math.min(Math.max(failures - 1, 0), 10));
        return Math.max(own, asked);
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
