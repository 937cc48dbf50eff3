/// What happened to a run, as the sink, users and replay read it.
@NullMarked
package dev.taffrail.schemas.event;

import org.jspecify.annotations.NullMarked;
