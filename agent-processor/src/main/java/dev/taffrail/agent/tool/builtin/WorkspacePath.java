package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A path as a model wrote it, taken apart and judged by its text alone: relative, `/` between folders, no step
/// upwards, nothing of ours. What it points at is judged by [Workspace].
///
/// @param segments none for the workspace itself
record WorkspacePath(List<String> segments) {
    /// The folder that the tools keep for themselves: what a model may neither see nor touch.
    static final String OURS = ".taffrail";

    /// The folder from which messages go out: what a model may see, and only `send_message` may fill.
    static final String OUTBOX = "outbox";

    private static final int MAX_CHARACTERS = 1_024;
    private static final int MAX_SEGMENT_BYTES = 255;

    static WorkspacePath of(String text) throws Refusal {
        if (text.length() > MAX_CHARACTERS) {
            throw Refusal.of(ToolFailure.INVALID_ARGUMENTS, "a path has at most " + MAX_CHARACTERS + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl) || text.indexOf('\\') >= 0) {
            throw Refusal.of(
                    ToolFailure.INVALID_ARGUMENTS,
                    "a path has no control characters and no backslash; write / between folders");
        }
        if (text.startsWith("/")) {
            throw Refusal.of(
                    ToolFailure.DENIED,
                    "`" + text + "` is absolute; name files relative to the workspace, as in letters/a.txt");
        }
        var segments = new ArrayList<String>();
        for (String segment : text.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(judged(segment, text));
            }
        }
        if (!segments.isEmpty() && segments.getFirst().equalsIgnoreCase(OURS)) {
            throw Refusal.of(ToolFailure.DENIED, "`" + OURS + "` is kept by the tools themselves");
        }
        return new WorkspacePath(List.copyOf(segments));
    }

    /// The path of a file that a model writes. What it put into the outbox would be sent by a tool that declares to
    /// send nothing.
    static WorkspacePath toWrite(String text) throws Refusal {
        var path = of(text);
        if (!path.segments.isEmpty() && path.segments.getFirst().equalsIgnoreCase(OUTBOX)) {
            throw Refusal.of(
                    ToolFailure.DENIED,
                    "what is in `" + OUTBOX
                            + "` goes out: only send_message puts something there; name another folder");
        }
        return path;
    }

    private static String judged(String segment, String text) throws Refusal {
        if (segment.equals("..")) {
            throw Refusal.of(ToolFailure.DENIED, "`" + text + "` has a step upwards (..); stay below the workspace");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES) {
            throw Refusal.of(
                    ToolFailure.INVALID_ARGUMENTS, "a name in a path has at most " + MAX_SEGMENT_BYTES + " bytes");
        }
        return segment;
    }

    @Override
    public String toString() {
        return segments.isEmpty() ? "." : String.join("/", segments);
    }
}
