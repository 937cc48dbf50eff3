/// What every command works with: the terminal, the options that all share, exit codes; and the seam for commands of
/// other modules.
@NullMarked
package dev.taffrail.cli.command;

import org.jspecify.annotations.NullMarked;
