package dev.taffrail.ingest.form;

import dev.taffrail.schemas.codec.Nearest;
import dev.taffrail.schemas.run.LimitWords;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rewrites what is comfortable to write into the exact fields of the contract, as the gate does for JSON
/// records. What is no short form is left for the strict reader to judge.
final class ShortForms {
    private static final String PER_TOOL = "per_tool";
    private static final List<String> LIMITS =
            Stream.concat(LimitWords.NAMES.stream(), Stream.of(PER_TOOL)).toList();

    private ShortForms() {}

    /// `"input": "Hello"`.
    static void text(ObjectNode record, String field) {
        if (record.path(field).isString()) {
            record.set(field, JsonObjects.empty().set("content", record.get(field)));
        }
    }

    /// `"labels": {"team": "blue"}`.
    static void labels(ObjectNode record) {
        if (record.path("labels") instanceof ObjectNode labels) {
            var list = record.putArray("labels");
            labels.forEachEntry(
                    (name, value) -> list.addObject().put("name", name).set("value", value));
        }
    }

    /// `"limits": {"tokens": 1000, "cost": "0.10usd", "wall_clock": "5m", "per_tool": {"search": 3}}`.
    static void limits(ObjectNode record, String field) {
        if (record.path(field) instanceof ObjectNode written) {
            ObjectNode exact = JsonObjects.empty();
            written.forEachEntry((name, value) -> limit(exact, field, name, value));
            record.set(field, exact);
        }
    }

    private static void limit(ObjectNode exact, String field, String name, JsonNode value) {
        if (name.equals(PER_TOOL)) {
            exact.set(PER_TOOL, perTool(value));
            return;
        }
        if (!LIMITS.contains(name)) {
            throw new InvalidRequest(field + "." + name + " is not known"
                    + Nearest.to(name, LIMITS)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; known are " + String.join(", ", LIMITS)));
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw new InvalidRequest(
                    field + "." + name + " must be a whole number, or a string such as \"0.10usd\" or \"5m\"");
        }
        switch (LimitWords.parse(name, value.asString())) {
            case LimitWords.Parsed.Wrong(String message) -> throw new InvalidRequest(field + ": " + message);
            case LimitWords.Parsed.Limit(String exactName, long number) -> {
                if (exact.has(exactName)) {
                    throw new InvalidRequest(
                            field + "." + exactName + " is given twice, once in its short form; remove one");
                }
                exact.put(exactName, number);
            }
        }
    }

    private static JsonNode perTool(JsonNode written) {
        if (!(written instanceof ObjectNode calls)) {
            return written;
        }
        var list = calls.arrayNode();
        calls.forEachEntry((tool, number) -> list.addObject().put("tool", tool).set("calls", number));
        return list;
    }
}
