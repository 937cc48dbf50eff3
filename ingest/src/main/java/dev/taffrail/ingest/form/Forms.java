package dev.taffrail.ingest.form;

import dev.taffrail.schemas.codec.InvalidJson;
import dev.taffrail.schemas.codec.JsonRecords;
import dev.taffrail.schemas.form.InvalidForm;
import dev.taffrail.schemas.form.ShortForms;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Requests and commands in JSON, under the exact names of their fields and with short forms for limits, texts and
/// labels:
///
///     {"run_id": "r1", "agent": "helper", "input": "Hello", "labels": {"team": "blue"},
///      "limits": {"tokens": 1000, "cost": "0.10usd", "wall_clock": "5m"}}
public final class Forms {
    private static final List<String> FROM_THE_PATH = List.of("run_id", "session", "kind");

    private Forms() {}

    /// The request that `json`, in UTF-8, says.
    ///
    /// @throws InvalidRequest when it says none
    public static RunRequest request(byte[] json) {
        ObjectNode tree = JsonObjects.parse(json);
        if (tree.has("parent")) {
            throw new InvalidRequest("parent is set by the runtime for sub-runs; leave it out");
        }
        if (tree.path("run_id").isString() && tree.path("run_id").asString().isEmpty()) {
            throw new InvalidRequest("run_id is empty; give a name, or leave it out for an id of its own");
        }
        return read(RunRequest.class, tree, "limits", "input");
    }

    /// The command of this kind to this run, with what `json` adds: `reason`, `text`, `add`, `checkpoint`,
    /// `command_id`, `principal` and `tenant`, which goes before that of `run`.
    ///
    /// @param json in UTF-8; may be empty
    /// @throws InvalidRequest when it is no such command
    public static RunCommand command(CommandKind kind, RunKey run, byte[] json) {
        ObjectNode tree = json.length == 0 ? JsonObjects.empty() : JsonObjects.parse(json);
        for (String field : FROM_THE_PATH) {
            if (tree.has(field)) {
                throw new InvalidRequest(field + " stands in the address of a command; leave it out here");
            }
        }
        if (!tree.has("tenant")) {
            tree.put("tenant", run.tenant());
        }
        tree.put("run_id", run.run()).put("session", run.session()).put("kind", kind.name());
        return read(RunCommand.class, tree, "add", "text");
    }

    private static <T extends Record> T read(Class<T> type, ObjectNode tree, String limits, String text) {
        try {
            ShortForms.limits(tree, limits);
            ShortForms.text(tree, text);
            ShortForms.labels(tree);
            return JsonRecords.read(type, tree);
        } catch (InvalidJson | InvalidForm e) {
            throw new InvalidRequest(String.valueOf(e.getMessage()));
        }
    }
}
