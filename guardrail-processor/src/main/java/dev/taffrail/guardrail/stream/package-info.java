/// The gate as a Kafka Streams application. The only package of this module that knows Kafka Streams.
@NullMarked
package dev.taffrail.guardrail.stream;

import org.jspecify.annotations.NullMarked;
