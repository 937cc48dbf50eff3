package dev.taffrail.detection.toolcall;

import com.networknt.schema.SpecificationVersion;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The text of a schema of arguments as a document: strict JSON that fits the meta-schema of its draft and describes an
/// object.
final class SchemaDocument {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ERRORS = 5;
    private static final StrictJson JSON = new StrictJson(ArgumentSchema.MAX_SCHEMA_BYTES, MAX_DEPTH);

    /// Nearly every schema is of this draft, and compiling its meta-schema takes longer than compiling most
    /// schemas.
    private static final CheckedSchema LATEST = CheckedSchema.ofDraft(SpecificationVersion.DRAFT_2020_12);

    private SchemaDocument() {}

    /// @throws InvalidSchemaException when it is none
    static JsonNode read(String text) {
        JsonNode document = json(text);
        requireMetaSchema(document);
        requireObject(document);
        return document;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.read(text);
        } catch (NotStrictJsonException malformed) {
            throw new InvalidSchemaException("the schema text " + malformed.getMessage(), malformed);
        }
    }

    private static void requireMetaSchema(JsonNode document) {
        var draft = SchemaDraft.of(document);
        var meta = draft == SpecificationVersion.DRAFT_2020_12 ? LATEST : CheckedSchema.ofDraft(draft);
        var errors = meta.findings(document);
        if (!errors.isEmpty()) {
            throw new InvalidSchemaException(errors.stream()
                    .limit(MAX_ERRORS)
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .collect(Collectors.joining("; ", "the schema is not valid JSON Schema: ", "")));
        }
    }

    private static void requireObject(JsonNode document) {
        if (!document.path("type").asString("").equals("object")) {
            throw new InvalidSchemaException(
                    "the schema of a tool's arguments must say \"type\": \"object\", but its type is "
                            + document.path("type"));
        }
    }
}
