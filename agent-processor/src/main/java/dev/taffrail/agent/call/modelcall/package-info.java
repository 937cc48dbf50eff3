/// Executes model calls: puts the conversation together, asks the model once, and says how it went and what it cost.
@NullMarked
package dev.taffrail.agent.call.modelcall;

import org.jspecify.annotations.NullMarked;
