@NullMarked
package dev.taffrail.detection.redaction;

import org.jspecify.annotations.NullMarked;
