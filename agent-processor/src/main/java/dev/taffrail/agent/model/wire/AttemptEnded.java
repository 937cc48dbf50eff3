package dev.taffrail.agent.model.wire;

import dev.taffrail.agent.model.ModelReply;

/// Carries the reply of a failed attempt through LangChain4j, which passes exceptions on as causes. Has no message and
/// no stack on purpose.
final class AttemptEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ModelReply reply;

    AttemptEnded(ModelReply reply) {
        super(null, null, false, false);
        this.reply = reply;
    }

    ModelReply reply() {
        return reply;
    }
}
