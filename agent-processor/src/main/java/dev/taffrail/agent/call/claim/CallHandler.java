package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.CallResult;

/// Executes calls of one kind. Blocks: it runs on a virtual thread of the call.
///
/// An interrupt of the thread means that the call shall stop; the handler answers what is true then ([Claim#stopped]
/// says why) and throws nothing. It asks [Claim#refusal] directly before its first effect.
@FunctionalInterface
public interface CallHandler<C extends AgentCall> {
    CallResult handle(C call, Claim claim);
}
