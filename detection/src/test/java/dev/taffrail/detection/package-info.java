@NullMarked
package dev.taffrail.detection;

import org.jspecify.annotations.NullMarked;
