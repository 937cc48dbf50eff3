package dev.taffrail.agent.model.wire;

/// The HTTP API that a provider speaks.
public enum Dialect {
    /// OpenAI's chat completions; the cap is sent as `max_completion_tokens`.
    OPENAI("openai"),
    /// The same as other servers offer it; the cap is sent as `max_tokens`, since a server that does not know the
    /// newer name ignores the cap.
    OPENAI_COMPATIBLE("openai-compatible"),
    /// Anthropic's messages.
    ANTHROPIC("anthropic"),
    /// Ollama's chat.
    OLLAMA("ollama");

    private final String kind;

    Dialect(String kind) {
        this.kind = kind;
    }

    /// The word for it in configuration.
    public String kind() {
        return kind;
    }

    /// The dialect of that name in configuration.
    public static Dialect ofKind(String kind) {
        for (Dialect dialect : values()) {
            if (dialect.kind.equals(kind)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(
                "the kind of a model provider must be one of openai, openai-compatible, anthropic, ollama, but is '"
                        + kind + "'");
    }
}
