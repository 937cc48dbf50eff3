/// The schema registry that the settings name, when they name one.
@NullMarked
package dev.taffrail.cli.registry;

import org.jspecify.annotations.NullMarked;
