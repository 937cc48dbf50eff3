package dev.taffrail.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void a_request_is_read_as_a_conversation() {
        var prompt = Prompt.of(Json.mapper(1 << 20).readTree("""
                {"messages": [
                  {"role": "system", "content": "Be."},
                  {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
                  {"role": "assistant", "content": null, "tool_calls": [{"id": "a", "type": "function", "function": {"name": "find", "arguments": "{}"}}]},
                  {"role": "tool", "tool_call_id": "a", "content": "one"}],
                 "tools": [{"type": "function", "function": {"name": "find"}}]}
                """));

        assertThat(prompt)
                .isEqualTo(new Prompt(
                        "Be.",
                        List.of(
                                Line.user("Hi"),
                                Line.assistant("", List.of(new Line.Asked("a", "find", "{}"))),
                                Line.tool("one", "a", "")),
                        List.of("find")));
    }

    @Test
    void what_an_answer_costs_it_costs_again_in_the_next_prompt_but_for_its_frame() {
        var call = new Recording.Call("a", "find", "{\"q\": \"something\"}", java.util.Optional.empty());
        var step = new Recording.Step("Let me look.", List.of(call));
        var before = new Prompt("", List.of(Line.user("Hi")), List.of());
        var after = new Prompt(
                "",
                List.of(
                        Line.user("Hi"),
                        Line.assistant(step.content(), List.of(new Line.Asked("a", call.name(), call.arguments())))),
                List.of());

        assertThat(Tokens.of(after) - Tokens.of(before) - Tokens.of(step)).isBetween(0L, 4L);
    }
}
