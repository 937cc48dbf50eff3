/// Finds what a text carries that it should not: instructions to the model, personal data, secrets. Pure; knows nothing
/// of the rest of Taffrail.
@NullMarked
package dev.taffrail.detection;

import org.jspecify.annotations.NullMarked;
