package dev.taffrail.ingest.client;

import dev.taffrail.schemas.run.RunKey;

/// Kafka did not acknowledge a record. It may be in the log all the same: send it again under the same id, which is one
/// run or one command however often it arrives.
public final class NotSent extends RuntimeException {
    private final transient RunKey run;

    NotSent(RunKey run, String topic, Throwable cause) {
        super(
                "Kafka did not acknowledge the record of run " + run.handle() + " for " + topic + " ("
                        + cause.getMessage() + "); check that the broker runs and send it again under the same id",
                cause);
        this.run = run;
    }

    /// The run that the record was about, with the id it got if it had none.
    public RunKey run() {
        return run;
    }
}
