package dev.taffrail.agent.tool.builtin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The arguments of a call that fit the schema of its tool.
record Arguments(JsonNode object) {
    static Arguments of(String json) {
        return new Arguments(JsonMapper.shared().readTree(json));
    }

    String text(String name) {
        return object.required(name).stringValue();
    }

    String textOr(String name, String absent) {
        return object.has(name) ? text(name) : absent;
    }

    int integerOr(String name, int absent) {
        return object.has(name) ? object.required(name).intValue() : absent;
    }

    boolean flagOr(String name, boolean absent) {
        return object.has(name) ? object.required(name).booleanValue() : absent;
    }
}
