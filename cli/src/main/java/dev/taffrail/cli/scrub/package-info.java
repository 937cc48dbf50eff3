/// What the process itself says, without what nobody may see.
@NullMarked
package dev.taffrail.cli.scrub;

import org.jspecify.annotations.NullMarked;
