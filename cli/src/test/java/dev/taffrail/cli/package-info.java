/// The command line as a whole: reference page, exit codes.
@NullMarked
package dev.taffrail.cli;

import org.jspecify.annotations.NullMarked;
