@NullMarked
package dev.taffrail.detection.toolcall;

import org.jspecify.annotations.NullMarked;
