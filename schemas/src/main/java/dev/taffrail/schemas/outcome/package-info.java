/// How a leg of a run ended.
@NullMarked
package dev.taffrail.schemas.outcome;

import org.jspecify.annotations.NullMarked;
