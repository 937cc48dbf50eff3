package dev.taffrail.schemas.form;

import dev.taffrail.schemas.codec.Nearest;
import dev.taffrail.schemas.run.LimitWords;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rewrites what is comfortable to write into the exact fields of the contract. What is not a short form is left for
/// the strict reader to judge.
public final class ShortForms {
    private static final String PER_TOOL = "per_tool";
    private static final List<String> LIMITS =
            Stream.concat(LimitWords.NAMES.stream(), Stream.of(PER_TOOL)).toList();

    private ShortForms() {}

    /// `"input": "Hello"`.
    public static void text(ObjectNode record, String field) {
        if (record.path(field).isString()) {
            record.set(field, JsonNodeFactory.instance.objectNode().set("content", record.get(field)));
        }
    }

    /// `"labels": {"team": "blue"}`.
    public static void labels(ObjectNode record) {
        if (record.path("labels") instanceof ObjectNode labels) {
            var list = record.putArray("labels");
            labels.propertyStream()
                    .forEach(label ->
                            list.addObject().put("name", label.getKey()).set("value", label.getValue()));
        }
    }

    /// `"limits": {"tokens": 1000, "cost": "0.10usd", "wall_clock": "5m", "per_tool": {"search": 3}}`.
    public static void limits(ObjectNode record, String field) {
        if (!(record.path(field) instanceof ObjectNode written)) {
            return;
        }
        var exact = JsonNodeFactory.instance.objectNode();
        written.propertyStream().forEach(limit -> {
            if (limit.getKey().equals(PER_TOOL)) {
                exact.set(PER_TOOL, perTool(limit.getValue()));
            } else {
                number(exact, field, limit.getKey(), limit.getValue());
            }
        });
        record.set(field, exact);
    }

    private static void number(ObjectNode exact, String field, String name, JsonNode value) {
        if (!LIMITS.contains(name)) {
            throw new InvalidForm(field + "." + name + " is not known"
                    + Nearest.to(name, LIMITS)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; known are " + String.join(", ", LIMITS)));
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw new InvalidForm(
                    field + "." + name + " must be a whole number, or a string such as \"0.10usd\" or \"5m\"");
        }
        switch (LimitWords.parse(name, value.asString())) {
            case LimitWords.Parsed.Wrong(String message) -> throw new InvalidForm(field + ": " + message);
            case LimitWords.Parsed.Limit(String exactName, long number) -> {
                if (exact.has(exactName)) {
                    throw new InvalidForm(
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
        var list = JsonNodeFactory.instance.arrayNode();
        calls.propertyStream()
                .forEach(tool -> list.addObject().put("tool", tool.getKey()).set("calls", tool.getValue()));
        return list;
    }
}
