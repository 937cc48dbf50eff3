@NullMarked
package dev.taffrail.detection.injection;

import org.jspecify.annotations.NullMarked;
