@NullMarked
package dev.taffrail.detection.pii;

import org.jspecify.annotations.NullMarked;
