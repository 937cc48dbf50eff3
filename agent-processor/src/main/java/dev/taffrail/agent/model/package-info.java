/// What a language model is to the rest of the agent processor: one blocking call, and a reply that says what was
/// billed.
@NullMarked
package dev.taffrail.agent.model;

import org.jspecify.annotations.NullMarked;
