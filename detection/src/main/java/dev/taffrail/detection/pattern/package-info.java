/// Regular expressions that others write.
@NullMarked
package dev.taffrail.detection.pattern;

import org.jspecify.annotations.NullMarked;
