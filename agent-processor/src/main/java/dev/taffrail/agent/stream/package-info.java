/// The Streams shell around the run machine: load, decide, save, forward.
@NullMarked
package dev.taffrail.agent.stream;

import org.jspecify.annotations.NullMarked;
