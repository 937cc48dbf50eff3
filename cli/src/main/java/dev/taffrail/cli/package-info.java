/// The command line: starts services, submits runs, shows what happened.
@NullMarked
package dev.taffrail.cli;

import org.jspecify.annotations.NullMarked;
