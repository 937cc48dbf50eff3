package dev.taffrail.schemas.run;

/// A name and a value that the requester attached to a run; carried, never interpreted.
public record Label(String name, String value) {}
