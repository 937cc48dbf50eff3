package dev.taffrail.guardrail.stream;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// An encoded value on its way to a sink.
///
/// @param partition the one that it names, or [dev.taffrail.guardrail.intake.Entry#BY_KEY]
@SuppressWarnings("ArrayRecordComponent") // bytes that are passed on, never compared
record Outgoing(byte @Nullable [] bytes, int partition) {
    static final Serializer<Outgoing> SERIALIZER = (_, outgoing) -> outgoing.bytes();
}
