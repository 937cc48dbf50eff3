/// An agent as data: instructions, model, tools and limits, versioned by content hash.
@NullMarked
package dev.taffrail.schemas.agent;

import org.jspecify.annotations.NullMarked;
