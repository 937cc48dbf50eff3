@NullMarked
package dev.taffrail.detection.normal;

import org.jspecify.annotations.NullMarked;
