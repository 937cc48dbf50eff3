/// How answers look.
@NullMarked
package dev.taffrail.cli.terminal;

import org.jspecify.annotations.NullMarked;
