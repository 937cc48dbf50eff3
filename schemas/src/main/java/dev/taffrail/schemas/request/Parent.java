package dev.taffrail.schemas.request;

/// The run and call that asked for a sub-run.
public record Parent(String run, int leg, String callId, int depth) {}
