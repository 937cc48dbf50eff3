package dev.taffrail.bench.figure;

import java.util.Arrays;
import java.util.Optional;

/// The figures that a report can have and that two reports are compared by.
public enum Figure {
    SEQUENTIAL_P50(
            "sequential.p50_ms", Better.LOWER, new Goal.AtMost(10), "One run at a time: time per iteration, median."),
    SEQUENTIAL_TOOL_P50(
            "sequential.model_and_tool_p50_ms",
            Better.LOWER,
            new Goal.None(),
            "The same for a model call and the tool call that it asks for together: two iterations."),
    SEQUENTIAL_P95("sequential.p95_ms", Better.LOWER, new Goal.None(), "The same, 95th percentile."),
    SEQUENTIAL_COLD_P50(
            "sequential.cold_p50_ms",
            Better.LOWER,
            new Goal.None(),
            "The median of the first runs after the start, while the JVM still compiles."),
    SEQUENTIAL_FLOOR_P50(
            "sequential.floor_p50_ms", Better.NEITHER, new Goal.None(), "The same hops with bare strings, median."),
    SEQUENTIAL_FLOOR_P95("sequential.floor_p95_ms", Better.NEITHER, new Goal.None(), "The same, 95th percentile."),
    SEQUENTIAL_TO_FLOOR(
            "sequential.to_floor",
            Better.LOWER,
            new Goal.AtMost(1.6),
            "How many times the floor a median iteration takes."),
    BURST_RATE(
            "burst.iterations_per_second",
            Better.HIGHER,
            new Goal.AtLeast(2_000),
            "Many runs at once: iterations per second until the last outcome."),
    BURST_TOOL_RATE(
            "burst.model_and_tool_per_second",
            Better.HIGHER,
            new Goal.None(),
            "The same, counted in model calls with the tool calls that they ask for."),
    BURST_FLOOR_RATE(
            "burst.floor_iterations_per_second", Better.NEITHER, new Goal.None(), "The same hops with bare strings."),
    BURST_TO_FLOOR(
            "burst.to_floor",
            Better.HIGHER,
            new Goal.AtLeast(0.4),
            "Which part of the floor's rate the burst reaches."),
    BURST_CPU(
            "burst.cpu_seconds_per_1000_iterations",
            Better.LOWER,
            new Goal.None(),
            "CPU time of `up`, broker included."),
    BURST_SINK_CAUGHT_UP(
            "burst.sink_caught_up_ms",
            Better.NEITHER,
            new Goal.AtMost(10_000),
            "From the last outcome until SQLite has all of the burst."),
    BURST_SINK_BEHIND(
            "burst.sink_behind_runs",
            Better.NEITHER,
            new Goal.None(),
            "Ended runs that SQLite did not have yet at the last outcome."),
    BYTES_AT_20(
            "storage.bytes_per_step_at_20",
            Better.LOWER,
            new Goal.None(),
            "Bytes on disk for one more step of a run with 20."),
    BYTES_AT_200("storage.bytes_per_step_at_200", Better.LOWER, new Goal.None(), "The same of a run with 200."),
    STORAGE_GROWTH("storage.ratio_200_to_20", Better.NEITHER, new Goal.AtMost(1.1), "How much dearer a late step is."),
    STORAGE_PREFIXES(
            "storage.prefix_bytes_sent_again",
            Better.NEITHER,
            new Goal.None(),
            "Bytes of conversations that were sent again to callers, counted apart."),
    STARTUP(
            "startup.first_answer_ms",
            Better.LOWER,
            new Goal.AtMost(10_000),
            "From the start of the process to the answer of a first request."),
    IDLE_CPU(
            "idle.cpu_percent",
            Better.LOWER,
            new Goal.AtMost(8),
            "CPU of `up` with nothing to do, per cent of one core."),
    MEMORY(
            "memory.rss_mb",
            Better.LOWER,
            new Goal.AtMost(1_000),
            "Peak of resident memory of `up` up to the end of the burst, MiB."),
    CHECKPOINT_WRITE(
            "checkpoint.write_p50_ms",
            Better.LOWER,
            new Goal.AtMost(10),
            "A checkpoint into SQLite in a transaction of its own, median."),
    CHECKPOINT_LOAD(
            "checkpoint.load_p50_ms",
            Better.LOWER,
            new Goal.AtMost(5),
            "A checkpoint out of SQLite, checked, with its messages, median."),
    RESUME_10(
            "resume.p50_ms_at_10",
            Better.LOWER,
            new Goal.None(),
            "From the command to the event that the next leg began, run of 10 steps."),
    RESUME_1000("resume.p50_ms_at_1000", Better.LOWER, new Goal.None(), "The same, run of 1,000 steps."),
    RESUME_RATIO(
            "resume.ratio_1000_to_10",
            Better.LOWER,
            new Goal.AtMost(1.3),
            "How much longer the resume of the long run takes."),
    PARALLEL(
            "parallel.overhead_ms",
            Better.LOWER,
            new Goal.AtMost(30),
            "Five reads of 100 ms at once: time beyond the 100 ms, median."),
    RECOVERY(
            "recovery.first_iteration_ms",
            Better.LOWER,
            new Goal.AtMost(10_000),
            "From SIGKILL of `up` and an immediate start to the first new iteration."),
    RECOVERY_REPEATED(
            "recovery.calls_repeated",
            Better.NEITHER,
            new Goal.None(),
            "Model calls that were granted again because their caller was lost."),
    EPOCHS_GAP(
            "epochs.longest_gap_ms",
            Better.NEITHER,
            new Goal.AtMost(1_000),
            "Longest time without any event, past two rollovers of the producer epoch."),
    EPOCHS_ROLLOVERS("epochs.rollovers", Better.NEITHER, new Goal.AtLeast(2), "Rollovers seen."),
    SCREENING_KEPT(
            "screening.burst_kept",
            Better.HIGHER,
            new Goal.AtLeast(0.8),
            "Rate of bursts with the shipped policy, as a part of that with a policy that screens no text."),
    SCREENING_RATE(
            "screening.iterations_per_second",
            Better.NEITHER,
            new Goal.None(),
            "The first of the two, beside an idle second `up`."),
    SCREENING_KEPT_PAGES(
            "screening.pages_kept",
            Better.HIGHER,
            new Goal.None(),
            "The same with a page of 1,000 characters from each tool call."),
    TRAFFIC_SESSIONS("traffic.sessions", Better.NEITHER, new Goal.None(), "Recorded sessions played."),
    TRAFFIC_RUNS("traffic.runs", Better.NEITHER, new Goal.None(), "Turns, each a run of its session."),
    TRAFFIC_ANSWERS("traffic.answers_equal", Better.NEITHER, new Goal.None(), "Runs whose answer is the recorded one."),
    TRAFFIC_TRANSCRIPTS(
            "traffic.transcripts_equal",
            Better.NEITHER,
            new Goal.None(),
            "Sessions whose transcript in SQLite is the recorded one."),
    TRAFFIC_TOOL_CALLS("traffic.tool_calls", Better.NEITHER, new Goal.None(), "Recorded tool calls that were made."),
    TRAFFIC_ITERATIONS("traffic.iterations", Better.NEITHER, new Goal.None(), "Model calls."),
    TRAFFIC_TOKENS(
            "traffic.tokens",
            Better.NEITHER,
            new Goal.None(),
            "Tokens as the recorded endpoint reports them: a quarter of the bytes."),
    TRAFFIC_SECONDS("traffic.seconds", Better.NEITHER, new Goal.None(), "From the first request to the last outcome.");

    /// Which change is an improvement.
    public enum Better {
        LOWER,
        HIGHER,
        /// A change is neither.
        NEITHER
    }

    private final String key;
    private final Better better;

    @SuppressWarnings("ImmutableEnumChecker") // a goal is a record of a number, or of nothing
    private final Goal goal;

    private final String meaning;

    Figure(String key, Better better, Goal goal, String meaning) {
        this.key = key;
        this.better = better;
        this.goal = goal;
        this.meaning = meaning;
    }

    public static Optional<Figure> of(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }

    /// The key in a JSON report.
    public String key() {
        return key;
    }

    public Better better() {
        return better;
    }

    public Goal goal() {
        return goal;
    }

    public String meaning() {
        return meaning;
    }

    /// The figure that tells how fast the machine was; two reports compare by the ratio to it.
    public Optional<Figure> floor() {
        return switch (this) {
            case SEQUENTIAL_P50, SEQUENTIAL_P95, SEQUENTIAL_TOOL_P50 -> Optional.of(SEQUENTIAL_FLOOR_P50);
            case BURST_RATE, BURST_TOOL_RATE -> Optional.of(BURST_FLOOR_RATE);
            case RESUME_10, RESUME_1000 -> Optional.of(SEQUENTIAL_FLOOR_P50);
            default -> Optional.empty();
        };
    }
}
