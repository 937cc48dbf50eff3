package dev.taffrail.bench.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A recording that is nothing like the usual one: several calls per step, missing and odd things.
final class Recordings {
    static final String SYSTEM = "You book.\n\nSlowly.\n";

    private static final String TOOLS = """
            [{"name": "find", "effect": "read_only", "parameters": {"type": "object", "properties": {"q": {"type": "string"}}, "required": ["q"]}},
             {"name": "calculate", "parameters": {"type": "object"}}]
            """;

    private static final String SESSIONS = """
            {"session": "s 1", "reward": 1.0, "turns": [
              {"user": "Hi", "steps": [
                {"content": "Let me look.", "tool_calls": [
                   {"id": "a", "name": "find", "arguments": "{\\"q\\": \\"x\\"}"},
                   {"id": "b", "name": "find", "arguments": "{\\"q\\": 5}"},
                   {"id": "c", "name": "unlisted", "arguments": "{}"}],
                 "results": [{"id": "b", "name": "find", "content": "two"}, {"id": "a", "name": "find", "content": "one"}]},
                {"content": "Here.", "tool_calls": [], "results": []}]},
              {"user": "Bye", "steps": [
                {"content": null, "tool_calls": [{"id": "d", "name": "calculate", "arguments": "{}"}], "results": [{"id": "d", "content": ""}]}]}]}
            {"session": "s2", "turns": [{"user": "Hi", "steps": [{"content": "Ho.", "tool_calls": []}]}]}
            """;

    private Recordings() {}

    static Recording odd(Path folder) throws IOException {
        Files.writeString(folder.resolve("system.md"), SYSTEM);
        Files.writeString(folder.resolve("tools.json"), TOOLS);
        Files.writeString(folder.resolve("other.jsonl"), SESSIONS.replaceAll("\n +", " "));
        return RecordingReader.read(folder);
    }
}
