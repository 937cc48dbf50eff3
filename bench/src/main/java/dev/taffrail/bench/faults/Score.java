package dev.taffrail.bench.faults;

import dev.taffrail.bench.faults.proof.Check;
import java.util.List;
import java.util.function.Consumer;

/// Counts what held and what did not, and says it at once.
final class Score {
    private final Consumer<String> out;
    private int passed;
    private int failed;

    /// @param out gets a line for each check
    Score(Consumer<String> out) {
        this.out = out;
    }

    void add(String scenario, Check check) {
        if (check.holds()) {
            passed++;
        } else {
            failed++;
        }
        out.accept("%s  %-22s %s".formatted(check.holds() ? "ok  " : "FAIL", scenario, check));
    }

    void addAll(String scenario, List<Check> checks) {
        checks.forEach(check -> add(scenario, check));
    }

    /// A line that counts for nothing.
    void note(String scenario, String text) {
        out.accept("      %-22s %s".formatted(scenario, text));
    }

    boolean good() {
        return failed == 0 && passed > 0;
    }

    @Override
    public String toString() {
        return "%d passed, %d failed".formatted(passed, failed);
    }
}
