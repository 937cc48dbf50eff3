/// `taffrail doctor`: what is in the way, and what to do about it.
@NullMarked
package dev.taffrail.cli.doctor;

import org.jspecify.annotations.NullMarked;
