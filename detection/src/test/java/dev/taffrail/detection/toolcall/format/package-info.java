@NullMarked
package dev.taffrail.detection.toolcall.format;

import org.jspecify.annotations.NullMarked;
