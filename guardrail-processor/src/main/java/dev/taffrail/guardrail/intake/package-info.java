/// From a raw record to what the gate makes of it: an inbox event, audit events, or a dead letter. Pure but for the
/// count of requests and the look-up of agents.
@NullMarked
package dev.taffrail.guardrail.intake;

import org.jspecify.annotations.NullMarked;
