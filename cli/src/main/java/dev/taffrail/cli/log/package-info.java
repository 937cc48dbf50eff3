/// Reads topics for people, without a group and without a trace.
@NullMarked
package dev.taffrail.cli.log;

import org.jspecify.annotations.NullMarked;
