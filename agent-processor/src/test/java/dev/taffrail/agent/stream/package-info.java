/// The Streams shell under test.
@NullMarked
package dev.taffrail.agent.stream;

import org.jspecify.annotations.NullMarked;
