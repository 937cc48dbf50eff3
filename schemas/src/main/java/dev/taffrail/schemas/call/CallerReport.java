package dev.taffrail.schemas.call;

/// What callers report: the values of `call-results`.
public sealed interface CallerReport permits CallResult, CallerHandover, CallerTakeover {}
