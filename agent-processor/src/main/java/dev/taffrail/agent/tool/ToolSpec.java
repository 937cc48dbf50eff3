package dev.taffrail.agent.tool;

import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.detection.toolcall.OfferedTool;
import java.time.Duration;
import java.util.regex.Pattern;

/// What is known of a tool without running it.
///
/// @param name what the model calls it: 1 to 64 letters, digits, `_` or `-`, which every provider accepts
/// @param description for the model: what it does and when to use it
/// @param parameters JSON Schema 2020-12 of the arguments, an object
/// @param effect what a repetition does
/// @param timeout how long one call may take
/// @param outputBytes how many UTF-8 bytes of output reach the model; more is cut in the middle
/// @param exposure what it takes in and gives out
public record ToolSpec(
        String name,
        String description,
        ArgumentSchema parameters,
        Effect effect,
        Duration timeout,
        int outputBytes,
        Exposure exposure)
        implements OfferedTool {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    public static final int DEFAULT_OUTPUT_BYTES = 64 * 1024;

    private static final int LEAST_OUTPUT_BYTES = 1024;
    private static final int MOST_OUTPUT_BYTES = 256 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ToolSpec {
        unless(NAME.matcher(name).matches(), "a tool's name is 1 to 64 letters, digits, _ or -, but is '" + name + "'");
        unless(!description.isBlank(), "tool " + name + " has no description; the model cannot know when to use it");
        unless(timeout.isPositive(), "the timeout of tool " + name + " must be positive, but is " + timeout);
        unless(
                outputBytes >= LEAST_OUTPUT_BYTES && outputBytes <= MOST_OUTPUT_BYTES,
                "the output of tool " + name + " must be 1024 to 262144 bytes, but is " + outputBytes);
    }

    /// A tool with the default timeout and output size, whose exposure nobody declares.
    ///
    /// @throws dev.taffrail.detection.toolcall.InvalidSchemaException when `schema` is not JSON Schema
    public static ToolSpec of(String name, String description, Effect effect, String schema) {
        return new ToolSpec(
                name,
                description,
                ArgumentSchema.of(schema),
                effect,
                DEFAULT_TIMEOUT,
                DEFAULT_OUTPUT_BYTES,
                Exposure.UNDECLARED);
    }

    /// The same tool with this exposure.
    public ToolSpec exposed(Exposure declared) {
        return new ToolSpec(name, description, parameters, effect, timeout, outputBytes, declared);
    }

    private static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
