package dev.taffrail.bench.traffic;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where in a recording a call belongs: the idempotency key of a call is `tenant/session/run:leg.step.index`.
///
/// @param turn from 0
/// @param step from 0
/// @param index 0 for the model, from 1 for the tools it asked for
record Place(String session, int turn, int step, int index) {
    private static final String RUN = "turn-";
    private static final Pattern KEY =
            Pattern.compile("[^/]+/(.+)/" + RUN + "(\\d{1,6}):\\d+\\.(\\d{1,6})\\.(\\d{1,6})");

    static Optional<Place> of(String idempotencyKey) {
        var matcher = KEY.matcher(idempotencyKey);
        return matcher.matches()
                ? Optional.of(new Place(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)) - 1,
                        Integer.parseInt(matcher.group(3)) - 1,
                        Integer.parseInt(matcher.group(4))))
                : Optional.empty();
    }

    /// The id of the run that plays a turn.
    ///
    /// @param turn from 0
    static String run(int turn) {
        return RUN + (turn + 1);
    }
}
