package dev.taffrail.agent.run;

import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;

/// How large the next prompt can be at the worst, in tokens. A token is at least one UTF-8 byte, so bytes bound tokens
/// from above; what the provider has counted before is not bounded again.
final class Prompts {
    /// Tokens around each message and each tool request that no text shows.
    private static final long PER_MESSAGE = 16;
    /// Tokens around the whole prompt.
    private static final long PER_CALL = 64;

    private Prompts() {}

    static long bound(Draft draft, RunHead head, Session session, Entity.StoredAgent agent) {
        var known = head.prompt();
        var counted = known.provider().equals(provider(agent)) && known.messages() <= session.messages();
        var from = counted ? known.messages() : 0;
        var before = counted ? known.tokens() : agent.bytes() + PER_CALL;
        return before + tokens(messagesFrom(draft, head.key(), from, session));
    }

    static String provider(Entity.StoredAgent agent) {
        var model = agent.agent().model();
        var slash = model.indexOf('/');
        return slash < 0 ? model : model.substring(0, slash);
    }

    private static List<Message> messagesFrom(Draft draft, RunKey run, long from, Session session) {
        return Conversation.read(draft, run, from, session.messages());
    }

    private static long tokens(List<Message> messages) {
        var tokens = 0L;
        for (var message : messages) {
            tokens += message.text().bytes() + PER_MESSAGE;
            for (var request : message.toolRequests()) {
                tokens += request.arguments().bytes() + request.name().length() + PER_MESSAGE;
            }
        }
        return tokens;
    }
}
