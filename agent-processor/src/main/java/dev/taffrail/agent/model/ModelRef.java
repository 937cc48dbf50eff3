package dev.taffrail.agent.model;

/// A model as agent files name it: `provider/model-name`, for example `openai/gpt-5` or `scripted/demo`.
///
/// @param provider the configured name of the provider
/// @param model the provider's own name of the model, which may contain further slashes
public record ModelRef(String provider, String model) {
    /// Splits at the first slash.
    ///
    /// @throws IllegalArgumentException when either side is missing
    public static ModelRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1 || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    "a model is written provider/model-name, for example openai/gpt-5 or scripted/demo, but is '" + text
                            + "'");
        }
        return new ModelRef(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return provider + "/" + model;
    }
}
