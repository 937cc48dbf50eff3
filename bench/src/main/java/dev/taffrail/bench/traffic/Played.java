package dev.taffrail.bench.traffic;

import dev.taffrail.schemas.outcome.RunOutcome;
import java.time.Duration;
import java.util.List;

/// What came of a recording.
///
/// @param outcomes by session, in the order of the recording; each has those of its turns, as far as it came
record Played(List<Ends> outcomes, Duration elapsed) {
    /// The runs of a session.
    record Ends(Recording.Session session, List<RunOutcome> outcomes) {
        Ends {
            outcomes = List.copyOf(outcomes);
        }
    }

    Played {
        outcomes = List.copyOf(outcomes);
    }

    List<RunOutcome> all() {
        return outcomes.stream().flatMap(ends -> ends.outcomes().stream()).toList();
    }
}
