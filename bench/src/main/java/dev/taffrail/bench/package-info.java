/// The command `taffrail bench`: what is measured, in which order.
@NullMarked
package dev.taffrail.bench;

import org.jspecify.annotations.NullMarked;
