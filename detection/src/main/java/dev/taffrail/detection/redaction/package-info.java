/// What is done with what was found.
@NullMarked
package dev.taffrail.detection.redaction;

import org.jspecify.annotations.NullMarked;
