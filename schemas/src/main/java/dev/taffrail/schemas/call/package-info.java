/// Calls to models and tools, and what callers report back.
@NullMarked
package dev.taffrail.schemas.call;

import org.jspecify.annotations.NullMarked;
