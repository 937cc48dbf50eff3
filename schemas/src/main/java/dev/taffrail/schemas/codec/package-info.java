/// From contract records to bytes and back: Avro schemas derived from records, the codec, Kafka serdes, the lock of
/// schema ids, canonical bytes for digests, and JSON for what users write by hand. Start with [TopicSerde].
@NullMarked
package dev.taffrail.schemas.codec;

import org.jspecify.annotations.NullMarked;
