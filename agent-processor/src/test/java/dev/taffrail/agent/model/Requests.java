package dev.taffrail.agent.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Requests for tests.
public final class Requests {
    public static final ToolOffer WEATHER = new ToolOffer("weather", "Says the weather.", """
            {"type":"object","properties":{"city":{"type":"string","minLength":1},"days":{"$ref":"#/$defs/days"}},
             "required":["city"],"additionalProperties":false,"$defs":{"days":{"type":"integer","maximum":7}}}""");

    private Requests() {}

    public static ModelRequest asking(String model, String text) {
        return request(model, List.of(user(text)));
    }

    public static ModelRequest request(String model, List<ModelMessage> messages) {
        return request(model, messages, 1000, Duration.ofSeconds(10));
    }

    public static ModelRequest request(String model, List<ModelMessage> messages, int cap, Duration timeout) {
        return new ModelRequest(
                model, Optional.of("Be brief."), messages, List.of(WEATHER), cap, timeout, "run-1/3", Sampling.DEFAULT);
    }

    public static ModelMessage user(String text) {
        return new ModelMessage.User(text);
    }

    public static ModelMessage said(String text) {
        return new ModelMessage.Assistant(text, List.of());
    }

    public static ModelMessage asked(String id, String tool, String arguments) {
        return new ModelMessage.Assistant("", List.of(new ToolRequest(id, tool, arguments)));
    }

    public static ModelMessage returned(String id, String tool, String text) {
        return new ModelMessage.ToolResult(id, tool, text, false);
    }

    public static ModelMessage failed(String id, String tool, String text) {
        return new ModelMessage.ToolResult(id, tool, text, true);
    }
}
