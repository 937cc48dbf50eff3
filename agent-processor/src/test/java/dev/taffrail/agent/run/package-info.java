/// The run machine under test: transcripts, the golden table, and random histories.
@NullMarked
package dev.taffrail.agent.run;

import org.jspecify.annotations.NullMarked;
