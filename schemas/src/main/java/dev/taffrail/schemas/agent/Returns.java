package dev.taffrail.schemas.agent;

/// Who may have written what a tool returns.
public enum Returns {
    /// Not declared: handled as [#EXTERNAL].
    UNKNOWN,
    /// We: data of our own, computations.
    OWN,
    /// Anybody: web pages, mails, files that others put there.
    EXTERNAL
}
