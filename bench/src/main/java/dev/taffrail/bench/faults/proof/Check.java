package dev.taffrail.bench.faults.proof;

import java.util.List;

/// Whether something that must hold does.
///
/// @param name one of the words below, or what a scenario asks for besides
/// @param problems empty when it holds
/// @param detail what was looked at
public record Check(String name, List<String> problems, String detail) {
    /// Every leg of every acknowledged run has exactly one outcome.
    public static final String OUTCOMES = "outcomes";
    /// Every command was answered exactly once, and a resume opened a leg.
    public static final String COMMANDS = "commands";
    /// No run spent more than its limit.
    public static final String LIMITS = "limits";
    /// No call that may not be repeated was started twice.
    public static final String ONCE = "once";
    /// Nothing was started without a grant, nor twice for one.
    public static final String GRANTS = "grants";
    /// No call waited for its deadline while there were callers.
    public static final String DEADLINES = "deadlines";
    /// Nothing was put away as unreadable.
    public static final String QUARANTINE = "quarantine";
    /// SQLite equals the fold of the log.
    public static final String SQLITE = "sqlite";
    /// Replay agrees with every decision.
    public static final String REPLAY = "replay";

    private static final int SHOWN = 3;

    public Check {
        problems = List.copyOf(problems);
    }

    public boolean holds() {
        return problems.isEmpty();
    }

    @Override
    public String toString() {
        return holds()
                ? "%-10s %s".formatted(name, detail)
                : "%-10s %d problems: %s"
                        .formatted(
                                name,
                                problems.size(),
                                String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size()))));
    }
}
