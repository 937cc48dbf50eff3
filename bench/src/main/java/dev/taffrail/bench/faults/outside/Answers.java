package dev.taffrail.bench.faults.outside;

import java.util.List;

/// What the provider says: the same to the same conversation, so that a run takes the same way however often it is
/// asked.
final class Answers {
    /// Long answers bring a run near to its limit.
    private static final long LONGEST = 60;

    private static final int ODD = 31;

    private Answers() {}

    /// @param tools to call; none when it is the last answer
    /// @param promptTokens at most the bytes of the prompt, as with any real tokenizer
    record Answer(String text, List<Effectful> tools, long promptTokens, long completionTokens) {}

    static Answer to(Conversation conversation) {
        boolean asks = conversation.tools() && conversation.answers() < conversation.steps();
        return new Answer(
                asks ? "" : "done after " + conversation.answers(),
                asks ? tools(mixed(conversation)) : List.of(),
                conversation.bytes() / 2,
                Math.clamp(conversation.cap(), 1, LONGEST));
    }

    private static int mixed(Conversation conversation) {
        int number = conversation.seed() * ODD + conversation.answers();
        return Math.floorMod(number ^ (number >>> 4), 6);
    }

    private static List<Effectful> tools(int choice) {
        return switch (choice) {
            case 0, 1 -> List.of(Effectful.FAULT_SEND);
            case 2 -> List.of(Effectful.FAULT_READ, Effectful.FAULT_READ, Effectful.FAULT_READ);
            case 3 -> List.of(Effectful.FAULT_PUT);
            case 4 -> List.of(Effectful.FAULT_SEND, Effectful.FAULT_PUT);
            default -> List.of(Effectful.FAULT_READ, Effectful.FAULT_SEND);
        };
    }
}
