/// Texts that tell the model what to do: a linear model over hashed word and letter groups, in windows.
@NullMarked
package dev.taffrail.detection.injection;

import org.jspecify.annotations.NullMarked;
