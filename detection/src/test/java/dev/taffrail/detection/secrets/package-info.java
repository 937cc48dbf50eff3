@NullMarked
package dev.taffrail.detection.secrets;

import org.jspecify.annotations.NullMarked;
