/// What the agent processor reads: every event of the partition in the order of its decisions.
@NullMarked
package dev.taffrail.schemas.inbox;

import org.jspecify.annotations.NullMarked;
