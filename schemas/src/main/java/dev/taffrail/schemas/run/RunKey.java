package dev.taffrail.schemas.run;

/// Identifies a run: the same key twice is the same run. `session` equals `run` when the request named none.
public record RunKey(String tenant, String session, String run) {

    public static final String DEFAULT_TENANT = "default";

    /// The Kafka key that puts everything of one session into one partition.
    public String recordKey() {
        return tenant + "/" + session;
    }

    /// What is printed and accepted by commands: `session/run`, or `run` when both are equal.
    public String handle() {
        return session.equals(run) ? run : session + "/" + run;
    }
}
