package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.ToolOffer;
import dev.taffrail.agent.model.ToolRequest;
import java.util.List;

/// Counts tokens where nobody else does: four bytes of UTF-8 are one token, rounded up over the whole.
final class Tokens {
    static final int BYTES_PER_TOKEN = 4;

    private Tokens() {}

    static long prompt(ModelRequest request) {
        long bytes = request.system().map(Tokens::bytes).orElse(0L);
        for (ModelMessage message : request.messages()) {
            bytes += bytes(message.text());
            if (message instanceof ModelMessage.Assistant assistant) {
                bytes += bytes(assistant.toolRequests());
            }
        }
        for (ToolOffer tool : request.tools()) {
            bytes += bytes(tool.name()) + bytes(tool.description()) + bytes(tool.parametersSchema());
        }
        return tokens(bytes);
    }

    static long completion(String text, List<ToolRequest> calls) {
        return tokens(bytes(text) + bytes(calls));
    }

    static long bytes(ToolRequest call) {
        return bytes(call.name()) + bytes(call.arguments());
    }

    static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            bytes += bytes(text.codePointAt(i));
        }
        return bytes;
    }

    /// The longest start of the text that has at most that many bytes.
    static String cut(String text, long maxBytes) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            bytes += bytes(text.codePointAt(i));
            if (bytes > maxBytes) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static long bytes(List<ToolRequest> calls) {
        return calls.stream().mapToLong(Tokens::bytes).sum();
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    private static long tokens(long bytes) {
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
