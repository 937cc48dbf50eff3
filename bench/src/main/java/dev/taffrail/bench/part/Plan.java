package dev.taffrail.bench.part;

import dev.taffrail.bench.floor.FloorPlan;
import java.time.Duration;

/// How much is measured.
///
/// @param floor the same sizes for the floor
/// @param modelCalls of a run; each but the last asks for one tool
/// @param coldRuns the first runs of the process, one at a time; a figure of their own
/// @param warmUpRuns one at a time after them, not measured
/// @param runs one at a time
/// @param burst runs at once
/// @param storageRuns for each of the four lengths
/// @param parallelRuns with five tool calls each
/// @param resumes of each of the two runs
/// @param idle how long the process is watched doing nothing
/// @param checkpoints written and loaded
/// @param finished runs in the data folder before the kill
/// @param recoveryBurst runs in flight at the kill
/// @param epochsLimit how long to wait for two rollovers
public record Plan(
        FloorPlan floor,
        int modelCalls,
        int coldRuns,
        int warmUpRuns,
        int runs,
        int burst,
        int storageRuns,
        int parallelRuns,
        int resumes,
        Duration idle,
        int checkpoints,
        int finished,
        int recoveryBurst,
        Duration epochsLimit) {
    private static final int MODEL_CALLS = 10;

    /// The figures that count.
    public static Plan full() {
        return new Plan(
                new FloorPlan(300, 100, 1_000, MODEL_CALLS),
                MODEL_CALLS,
                50,
                250,
                100,
                1_000,
                10,
                20,
                20,
                Duration.ofSeconds(20),
                200,
                20_000,
                1_000,
                Duration.ofMinutes(20));
    }

    /// The same in small, for a quick look and for the pipeline that only wants to know that it works.
    public static Plan smoke() {
        return new Plan(
                new FloorPlan(3, 10, 100, MODEL_CALLS),
                MODEL_CALLS,
                1,
                3,
                10,
                100,
                1,
                5,
                5,
                Duration.ofSeconds(5),
                20,
                200,
                100,
                Duration.ofMinutes(20));
    }

    public Plan withFinished(int runs) {
        return new Plan(
                floor,
                modelCalls,
                coldRuns,
                warmUpRuns,
                this.runs,
                burst,
                storageRuns,
                parallelRuns,
                resumes,
                idle,
                checkpoints,
                runs,
                recoveryBurst,
                epochsLimit);
    }
}
