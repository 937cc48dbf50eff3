package dev.taffrail.guardrail.eval;

import dev.taffrail.detection.injection.InjectionDetector;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Measures detection, at the thresholds of a policy, and the speed of the policy, on a folder laid out by task:
/// `injection-direct`, `injection-indirect`, `benign`, `pii`, `secrets`, `tool-calls`. Tasks that are not there are
/// left out.
public final class Evaluator {
    /// The folders.
    public static final List<String> TASKS = List.of(
            InjectionMeasure.DIRECT,
            InjectionMeasure.INDIRECT,
            InjectionMeasure.BENIGN,
            "pii",
            "secrets",
            "tool-calls");

    /// Rounds over all texts before those that are timed: the JVM compiles again until the fifteenth or so.
    private static final int WARM_UP = 20;
    /// Of which the median counts.
    private static final int TIMED = 5;

    private final InjectionDetector injection;
    private final PersonalDataDetector personal;
    private final Policy policy;

    private Evaluator(InjectionDetector injection, PersonalDataDetector personal, Policy policy) {
        this.injection = injection;
        this.personal = personal;
        this.policy = policy;
    }

    /// With the weights in the jar.
    ///
    /// @param policy whose thresholds are the shipped ones of the figures
    public static Evaluator of(Policy policy) {
        return new Evaluator(InjectionDetector.shipped(), PersonalDataDetector.shipped(), policy);
    }

    /// @throws InvalidData when there are rows that cannot be measured
    public Evaluation evaluate(Path data) throws IOException {
        var folder = new LabelledFolder(data);
        folder.rejectMisspelt(TASKS);
        // First: what ran before would shape what the JVM makes of the rules, and at a gate nothing has.
        var speed = speed(folder);
        var tasks = new TreeMap<>(InjectionMeasure.of(folder, injection, policy).figures());
        if (folder.has("pii")) {
            tasks.put("pii", FindingMeasure.personalData(folder, personal));
        }
        if (folder.has("secrets")) {
            tasks.put("secrets", FindingMeasure.secrets(folder));
        }
        if (folder.has("tool-calls")) {
            tasks.put("tool-calls", ToolCallMeasure.of(folder));
        }
        return new Evaluation(tasks, speed);
    }

    private Evaluation.Speed speed(LabelledFolder folder) throws IOException {
        var texts = new ArrayList<PlacedText>();
        for (String task : InjectionMeasure.TASKS) {
            if (folder.has(task)) {
                var stage = InjectionMeasure.stageOf(task);
                folder.read(task, (source, row) -> texts.add(new PlacedText(stage, LabelledFolder.text(row))));
            }
        }
        if (texts.isEmpty()) {
            return new Evaluation.Speed(0, 0, 0);
        }
        for (int i = 0; i < WARM_UP; i++) {
            round(texts);
        }
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < TIMED; i++) {
            rounds.add(round(texts));
        }
        rounds.sort(Comparator.comparingLong(Round::cpuNanos));
        return rounds.get(TIMED / 2).speed();
    }

    private record PlacedText(Stage stage, String text) {}

    private Round round(List<PlacedText> texts) {
        var nanos = new long[texts.size()];
        long before = cpuNanos();
        for (int i = 0; i < nanos.length; i++) {
            PlacedText placed = texts.get(i);
            long start = System.nanoTime();
            policy.screen(placed.stage(), placed.text());
            nanos[i] = System.nanoTime() - start;
        }
        return new Round(cpuNanos() - before, nanos);
    }

    /// Of this thread: what a core does in a second does not depend on what else wants it.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// @param nanos of each text, by the clock
    @SuppressWarnings("ArrayRecordComponent")
    private record Round(long cpuNanos, long[] nanos) {
        Evaluation.Speed speed() {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Evaluation.Speed(sorted.length / (cpuNanos / 1e9), micros(sorted, 0.5), micros(sorted, 0.99));
        }

        private static double micros(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e3;
        }
    }
}
