package dev.taffrail.sink.query.http;

import dev.taffrail.sink.json.ContractJson;
import dev.taffrail.sink.query.RunPage;
import dev.taffrail.sink.query.RunView;
import dev.taffrail.sink.store.CheckpointStore;
import dev.taffrail.sink.store.RunRow;
import dev.taffrail.sink.store.Transcript;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers as JSON: names in snake case, hashes in lower-case hexadecimal, times as RFC 3339 in UTC, without what only
/// tables need.
public final class RunJson {
    /// Where they are numbers; a checkpoint has a `run` of its own, with tenant and session.
    private static final List<String> OF_THE_TABLES = List.of("id", "run", "conversation", "ended_id");

    private RunJson() {}

    static JsonNode page(RunPage page) {
        var json = JsonNodeFactory.instance.objectNode();
        var items = json.putArray("items");
        page.runs().forEach(run -> items.add(run(run)));
        json.put("next", page.next());
        return json;
    }

    static JsonNode view(RunView view) {
        var json = run(view.run());
        json.set("legs", shown(view.legs()));
        json.set("steps", shown(view.steps()));
        json.set("tool_calls_made", shown(view.toolCalls()));
        json.set("checkpoints", shown(view.checkpoints()));
        json.set("budgets", shown(view.budgets()));
        json.set("commands", shown(view.commands()));
        json.set("verdicts", shown(view.verdicts()));
        json.set("notes", shown(view.notes()));
        return json;
    }

    static JsonNode checkpoints(RunView view) {
        return JsonNodeFactory.instance.objectNode().set("items", shown(view.checkpoints()));
    }

    static JsonNode transcript(List<Transcript.Entry> entries) {
        return JsonNodeFactory.instance.objectNode().set("items", shown(entries));
    }

    static JsonNode checkpoint(CheckpointStore.Result.Found found) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("checkpoint", shown(ContractJson.tree(found.checkpoint())));
        json.put("messages", found.messages().size());
        json.set("skipped", ContractJson.tree(found.skipped()));
        return json;
    }

    /// A run as the list of runs has it.
    public static ObjectNode run(RunRow run) {
        var json = JsonNodeFactory.instance.objectNode().put("handle", run.key().handle());
        return json.setAll((ObjectNode) shown(ContractJson.tree(run)));
    }

    private static JsonNode shown(List<?> rows) {
        return shown(ContractJson.tree(rows));
    }

    private static JsonNode shown(JsonNode node) {
        return switch (node) {
            case ArrayNode items -> {
                var json = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> json.add(shown(item)));
                yield json;
            }
            case ObjectNode fields -> {
                var json = JsonNodeFactory.instance.objectNode();
                fields.properties().forEach(field -> set(json, field.getKey(), field.getValue()));
                yield json;
            }
            case JsonNode value -> value;
        };
    }

    private static void set(ObjectNode json, String name, JsonNode value) {
        if (value.isIntegralNumber() && isTime(name)) {
            json.set(name, time(value));
        } else if (!value.isIntegralNumber() || !OF_THE_TABLES.contains(name)) {
            json.set(name, shown(value));
        }
    }

    private static boolean isTime(String name) {
        return name.equals("time") || name.endsWith("_at");
    }

    /// 0 stands for "not yet".
    private static JsonNode time(JsonNode millis) {
        return millis.longValue() == 0
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(
                        Instant.ofEpochMilli(millis.longValue()).toString());
    }
}
