package dev.taffrail.agent.model.wire;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Passes a tool's JSON Schema on to LangChain4j, which has types of its own for them. The outermost object is taken
/// apart (description, properties, required, $defs); everything below goes through letter by letter. LangChain4j has no
/// place for its other keywords, such as `oneOf`, nor sends its `additionalProperties`: what the model writes is
/// validated against the whole schema by whoever runs the tool.
final class ToolSchemas {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ToolSchemas() {}

    static JsonObjectSchema parse(String text) {
        var schema = JSON.readTree(text);
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        var object = JsonObjectSchema.builder()
                .addProperties(raw(schema.path("properties")))
                .required(required);
        if (schema.path("description").isString()) {
            object.description(schema.path("description").stringValue());
        }
        if (schema.path("$defs").isObject()) {
            object.definitions(raw(schema.path("$defs")));
        }
        return object.build();
    }

    private static Map<String, JsonSchemaElement> raw(JsonNode schemas) {
        var raw = new LinkedHashMap<String, JsonSchemaElement>();
        schemas.properties()
                .forEach(schema -> raw.put(
                        schema.getKey(), JsonRawSchema.from(schema.getValue().toString())));
        return raw;
    }
}
