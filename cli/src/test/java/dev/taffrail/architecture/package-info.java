/// The rules of ARCHITECTURE.md and CONTRIBUTING.md that a machine can hold.
@NullMarked
package dev.taffrail.architecture;

import org.jspecify.annotations.NullMarked;
