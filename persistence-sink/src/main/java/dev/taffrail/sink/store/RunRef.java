package dev.taffrail.sink.store;

/// How other tables name a run.
///
/// @param run the id of the record that accepted it
/// @param conversation the first run of its session
record RunRef(long run, long conversation) {}
