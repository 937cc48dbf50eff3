package dev.taffrail.schemas.run;

/// Whose limit it is.
public enum Scope {
    UNKNOWN,
    RUN,
    SESSION,
    AGENT,
    TENANT
}
