package dev.taffrail.schemas.call;

/// A caller takes a partition over: every pending call up to `uptoSeq` that was not handed over is lost.
///
/// @param lane empty for our own callers
public record CallerTakeover(int partition, String lane, String incarnation, long uptoSeq) implements CallerReport {}
