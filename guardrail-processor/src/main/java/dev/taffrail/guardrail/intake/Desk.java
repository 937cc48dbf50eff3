package dev.taffrail.guardrail.intake;

/// Where the records of one raw topic are judged. Throws [dev.taffrail.schemas.codec.SchemaUnavailable] when it cannot
/// tell now.
@FunctionalInterface
public interface Desk {
    Passage pass(Arrival arrival);
}
