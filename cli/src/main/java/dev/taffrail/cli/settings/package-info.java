/// `taffrail config`: the settings in force.
@NullMarked
package dev.taffrail.cli.settings;

import org.jspecify.annotations.NullMarked;
