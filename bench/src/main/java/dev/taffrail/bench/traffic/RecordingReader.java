package dev.taffrail.bench.traffic;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the folder of a recording: `system.md`, `tools.json`, and one file `*.jsonl` with a session a line.
final class RecordingReader {
    private static final long LONGEST_LINE = 64L << 20;
    private static final String USUAL = "airline.jsonl";

    private final JsonMapper json = Json.mapper(LONGEST_LINE);
    private final Path folder;

    private RecordingReader(Path folder) {
        this.folder = folder;
    }

    /// @throws Failure when a file is missing or cannot be understood; names the line
    static Recording read(Path folder) {
        return new RecordingReader(folder).read();
    }

    private Recording read() {
        return new Recording(text(folder.resolve("system.md")), tools(), sessions(sessionFile()));
    }

    private Path sessionFile() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            if (found.contains(folder.resolve(USUAL))) {
                return folder.resolve(USUAL);
            }
            if (found.size() == 1) {
                return found.getFirst();
            }
            throw new Failure(
                    ExitCode.USAGE, "%s has %d files *.jsonl; a recording has one".formatted(folder, found.size()));
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--traffic %s cannot be listed (%s); give a folder with sessions (*.jsonl), system.md and tools.json"
                            .formatted(folder, e),
                    e);
        }
    }

    private List<Recording.ToolShape> tools() {
        var shapes = new ArrayList<Recording.ToolShape>();
        for (JsonNode tool : tree("tools.json", text(folder.resolve("tools.json")))) {
            shapes.add(new Recording.ToolShape(
                    tool.path("name").asString(""),
                    tool.path("parameters").toString(),
                    tool.path("effect").asString("once")));
        }
        return shapes;
    }

    private List<Recording.Session> sessions(Path file) {
        var sessions = new ArrayList<Recording.Session>();
        Set<String> names = new HashSet<>();
        int line = 0;
        for (String text : text(file).lines().toList()) {
            line++;
            if (!text.isBlank()) {
                JsonNode session = tree(file.getFileName() + ":" + line, text);
                sessions.add(
                        new Recording.Session(name(session.path("session").asString(""), line, names), turns(session)));
            }
        }
        return sessions;
    }

    private static String name(String recorded, int line, Set<String> taken) {
        boolean usable = recorded.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") && taken.add(recorded);
        return usable ? recorded : "session-line-" + line;
    }

    private static List<Recording.Turn> turns(JsonNode session) {
        var turns = new ArrayList<Recording.Turn>();
        for (JsonNode turn : session.path("turns")) {
            var steps = new ArrayList<Recording.Step>();
            turn.path("steps")
                    .forEach(step -> steps.add(new Recording.Step(string(step.path("content")), calls(step))));
            turns.add(new Recording.Turn(string(turn.path("user")), steps));
        }
        return turns;
    }

    /// A result belongs to the call with its id, else to the call in its place.
    private static List<Recording.Call> calls(JsonNode step) {
        Map<String, String> byId = new HashMap<>();
        step.path("results")
                .forEach(result -> byId.putIfAbsent(result.path("id").asString(""), string(result.path("content"))));
        var calls = new ArrayList<Recording.Call>();
        for (JsonNode call : step.path("tool_calls")) {
            String id = call.path("id").asString("");
            JsonNode placed = step.path("results").path(calls.size()).path("content");
            Optional<String> result = id.isEmpty() && !placed.isMissingNode()
                    ? Optional.of(string(placed))
                    : Optional.ofNullable(byId.get(id));
            calls.add(new Recording.Call(id, call.path("name").asString(""), string(call.path("arguments")), result));
        }
        return calls;
    }

    /// Texts as they are, nothing for null, and JSON for everything else.
    private static String string(JsonNode node) {
        return node.isString() ? node.stringValue() : node.isNull() || node.isMissingNode() ? "" : node.toString();
    }

    private JsonNode tree(String place, String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "%s in %s is no JSON (%s); correct or remove it".formatted(place, folder, e.getOriginalMessage()),
                    e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "%s cannot be read (%s); a recording has sessions (*.jsonl), system.md and tools.json"
                            .formatted(file, e),
                    e);
        }
    }
}
