/// Trained numbers as they lie in the jar.
@NullMarked
package dev.taffrail.detection.weights;

import org.jspecify.annotations.NullMarked;
