package dev.taffrail.schemas.agent;

/// Whether what a tool is given may reach somebody outside.
public enum Egress {
    /// Not declared: handled as [#OUTSIDE].
    UNKNOWN,
    /// It stays with us.
    NONE,
    /// It may: a message, a web address that is fetched, a search that others run.
    OUTSIDE
}
