/// Agent files: checked, registered, shown.
@NullMarked
package dev.taffrail.cli.agents;

import org.jspecify.annotations.NullMarked;
