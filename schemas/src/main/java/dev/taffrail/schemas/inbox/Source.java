package dev.taffrail.schemas.inbox;

/// The record that an inbox event was made from. Per source partition only rising offsets count, which removes the
/// gate's duplicates.
///
/// @param topicId the topic's id in Kafka's text form, so that a recreated topic is another source
public record Source(String topicId, int partition, long offset) {}
