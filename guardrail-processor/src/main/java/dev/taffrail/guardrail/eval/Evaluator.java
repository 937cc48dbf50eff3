package dev.taffrail.guardrail.eval;

import dev.taffrail.detection.injection.InjectionDetector;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.secrets.SecretScan;
import dev.taffrail.guardrail.policy.Policy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Measures detection, at the thresholds of a policy, on a folder laid out by task: `injection-direct`,
/// `injection-indirect`, `benign`, `pii`, `secrets`, `tool-calls`. Tasks that are not there are left out.
public final class Evaluator {
    /// Rounds over all texts before the one that is timed: the JVM compiles for the first five or six.
    private static final int WARM_UP = 10;
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

    public Evaluation evaluate(Path data) throws IOException {
        var folder = new LabelledFolder(data);
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
        return new Evaluation(tasks, speed(folder));
    }

    private record Timed(String text, String task) {}

    private Evaluation.Speed speed(LabelledFolder folder) throws IOException {
        var texts = new ArrayList<Timed>();
        for (String task : InjectionMeasure.TASKS) {
            if (folder.has(task)) {
                folder.read(task, (source, row) -> texts.add(new Timed(LabelledFolder.text(row), task)));
            }
        }
        if (texts.isEmpty()) {
            return new Evaluation.Speed(0, 0, 0);
        }
        var nanos = new long[texts.size()];
        for (int round = 0; round < WARM_UP; round++) {
            time(texts, nanos);
        }
        long before = cpuNanos();
        time(texts, nanos);
        double perSecond = nanos.length / ((cpuNanos() - before) / 1e9);
        Arrays.sort(nanos);
        return new Evaluation.Speed(perSecond, micros(nanos, 0.5), micros(nanos, 0.99));
    }

    /// Of this thread: what a core does in a second does not depend on what else wants it.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void time(List<Timed> texts, long[] nanos) {
        for (int i = 0; i < nanos.length; i++) {
            Timed timed = texts.get(i);
            long start = System.nanoTime();
            injection.assess(Views.of(timed.text()), InjectionMeasure.sourceOf(timed.task()));
            SecretScan.find(timed.text());
            nanos[i] = System.nanoTime() - start;
        }
    }

    private static double micros(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e3;
    }
}
