package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.call.CallerTakeover;
import java.util.List;

/// What a caller says about a partition as a whole; it goes to that partition of `call-results`.
record Statement(int partition, CallerReport report) {
    private static final String OUR_OWN_LANE = "";

    static Statement takeover(int partition, String incarnation, long uptoSeq) {
        return new Statement(partition, new CallerTakeover(partition, OUR_OWN_LANE, incarnation, uptoSeq));
    }

    static Statement handover(int partition, String incarnation, List<Long> running) {
        return new Statement(partition, new CallerHandover(partition, OUR_OWN_LANE, incarnation, running));
    }
}
