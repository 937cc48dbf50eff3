/// Measurements for users who want them on Kafka.
@NullMarked
package dev.taffrail.schemas.metric;

import org.jspecify.annotations.NullMarked;
