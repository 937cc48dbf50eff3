/// A whole process, started and stopped.
@NullMarked
package dev.taffrail.cli.up;

import org.jspecify.annotations.NullMarked;
