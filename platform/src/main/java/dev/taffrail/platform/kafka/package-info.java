/// The only place that makes Kafka clients, so that isolation, acknowledgement and time-outs are the same everywhere.
@NullMarked
package dev.taffrail.platform.kafka;

import org.jspecify.annotations.NullMarked;
