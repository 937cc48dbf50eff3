@NullMarked
package dev.taffrail.platform.kafka;

import org.jspecify.annotations.NullMarked;
