package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.rule.Identity;
import dev.taffrail.schemas.codec.InvalidJson;
import dev.taffrail.schemas.codec.JsonRecords;
import dev.taffrail.schemas.form.InvalidForm;
import dev.taffrail.schemas.form.ShortForms;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.topic.DeadLetterReason;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A contract as people write it in JSON: under the exact names of its fields, and with short forms for limits, texts
/// and labels.
///
///     {"run_id": "r1", "agent": "helper", "input": "Hello", "limits": {"tokens": 1000, "cost": "0.10usd",
/// "wall_clock": "5m"}, "labels": {"team": "blue"}}
///
/// @param limits the field that holds limits
/// @param texts the fields that hold texts
record JsonForm<T extends Record>(Class<T> type, String limits, List<String> texts) {
    static final JsonForm<RunRequest> REQUEST = new JsonForm<>(RunRequest.class, "limits", List.of("input"));
    static final JsonForm<RunCommand> COMMAND = new JsonForm<>(RunCommand.class, "add", List.of("text"));

    Reading<T> read(byte[] json) {
        ObjectNode tree;
        try {
            tree = JsonTree.object(json);
        } catch (InvalidForm e) {
            String problem = String.valueOf(e.getMessage());
            return new Reading.Unreadable<>(DeadLetterReason.DESERIALIZE, problem, new Identity.Unknown(problem));
        }
        var identity = Identity.of(word(tree, "tenant"), word(tree, "session"), word(tree, "run_id"));
        try {
            ShortForms.limits(tree, limits);
            texts.forEach(field -> ShortForms.text(tree, field));
            ShortForms.labels(tree);
            return new Reading.Read<>(JsonRecords.read(type, tree));
        } catch (InvalidForm | InvalidJson e) {
            return new Reading.Unreadable<>(DeadLetterReason.INVALID, String.valueOf(e.getMessage()), identity);
        }
    }

    private static String word(ObjectNode tree, String field) {
        return tree.path(field).isString() ? tree.path(field).stringValue() : "";
    }
}
