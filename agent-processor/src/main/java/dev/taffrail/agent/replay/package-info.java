/// Replay: decides a recorded `agent-inbox` again and compares with what was recorded. Reads topics, never writes one;
/// calls no model and no tool.
@NullMarked
package dev.taffrail.agent.replay;

import org.jspecify.annotations.NullMarked;
