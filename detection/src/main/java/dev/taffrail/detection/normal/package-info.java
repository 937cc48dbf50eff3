/// What a reader of the text may see: one text, several views, each with the way back to the original.
@NullMarked
package dev.taffrail.detection.normal;

import org.jspecify.annotations.NullMarked;
