/// The one metrics API of the process: Micrometer with the Prometheus registry, set up so that names stay stable and
/// few.
@NullMarked
package dev.taffrail.platform.metrics;

import org.jspecify.annotations.NullMarked;
