/// The agent definitions that calls refer to, by version.
@NullMarked
package dev.taffrail.agent.call.agents;

import org.jspecify.annotations.NullMarked;
