@NullMarked
package dev.taffrail.platform.metrics;

import org.jspecify.annotations.NullMarked;
