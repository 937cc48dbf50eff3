package dev.taffrail.schemas.call;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.Message;
import java.util.List;

/// Asks for one answer of a model. Carries only the messages that were added since the conversation's previous call; a
/// caller that does not hold the prefix answers NEEDS_PREFIX and gets a new grant with all of them.
///
/// @param agent `name@hash`; instructions, model, tools and prices are looked up by it
/// @param prefixCount how many messages of the conversation come before `added`; 0 when `added` is all of them
/// @param prefixHash chain hash over these
/// @param chainHash chain hash over all messages, `added` included
/// @param maxCompletionTokens the cap that the reservation covers
/// @param billable how many attempts may be billed
public record ModelCall(
        CallHead head,
        String agent,
        long prefixCount,
        Bytes prefixHash,
        List<Message> added,
        Bytes chainHash,
        long maxCompletionTokens,
        int billable)
        implements AgentCall {

    public ModelCall {
        added = List.copyOf(added);
    }
}
