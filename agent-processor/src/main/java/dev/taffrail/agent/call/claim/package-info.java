/// Takes calls off the log, at most once per grant: claims, hand-overs, take-overs, and the threads that calls run on.
/// Knows Kafka and threads; what a call does is behind [dev.taffrail.agent.call.claim.CallHandler].
@NullMarked
package dev.taffrail.agent.call.claim;

import org.jspecify.annotations.NullMarked;
