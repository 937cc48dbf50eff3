/// How answers and messages look: formats, tables, colour, progress.
@NullMarked
package dev.taffrail.cli.terminal;

import org.jspecify.annotations.NullMarked;
