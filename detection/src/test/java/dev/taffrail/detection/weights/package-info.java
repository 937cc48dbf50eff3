@NullMarked
package dev.taffrail.detection.weights;

import org.jspecify.annotations.NullMarked;
