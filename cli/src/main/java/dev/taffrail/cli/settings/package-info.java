/// Options that all commands share, and the settings of the command line itself.
@NullMarked
package dev.taffrail.cli.settings;

import org.jspecify.annotations.NullMarked;
