package dev.taffrail.schemas.agent;

/// Prices in millionths of a US dollar per million tokens. All zero and not `known`: the cost shown is a lower bound.
public record Price(
        boolean known,
        long inputMicrosPerMillion,
        long outputMicrosPerMillion,
        long cacheReadMicrosPerMillion,
        long cacheWriteMicrosPerMillion) {}
