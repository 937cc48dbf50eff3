/// What identifies a run, what bounds it and what it has used.
@NullMarked
package dev.taffrail.schemas.run;

import org.jspecify.annotations.NullMarked;
