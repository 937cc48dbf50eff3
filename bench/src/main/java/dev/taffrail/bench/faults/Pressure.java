package dev.taffrail.bench.faults;

import dev.taffrail.bench.faults.fleet.Fleet;
import dev.taffrail.bench.faults.proof.Check;
import java.util.ArrayList;

/// A fault proves something only when it hits work.
final class Pressure {
    private Pressure() {}

    /// @param back whether everything ran again in time
    static Check inFlight(int runs, int least, boolean back) {
        var problems = new ArrayList<String>();
        if (runs < least) {
            problems.add("only %d runs were in flight, not %d".formatted(runs, least));
        }
        if (!back) {
            problems.add("the process was not ready again within " + Plan.START);
        }
        return new Check("pressure", problems, runs + " runs in flight");
    }

    static Check nothingEndedAlone(Fleet fleet) {
        return new Check("alive", fleet.endedAlone(), "no process ended without having been told to");
    }
}
