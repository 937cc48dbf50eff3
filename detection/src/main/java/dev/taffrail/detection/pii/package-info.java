/// Personal data with its type and place.
@NullMarked
package dev.taffrail.detection.pii;

import org.jspecify.annotations.NullMarked;
