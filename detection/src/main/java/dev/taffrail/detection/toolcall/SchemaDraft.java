package dev.taffrail.detection.toolcall;

import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;

/// Which draft of JSON Schema a document is written in.
final class SchemaDraft {
    private SchemaDraft() {}

    /// What its `$schema` says, else 2020-12.
    ///
    /// @throws InvalidSchemaException when it says something that is no draft
    static SpecificationVersion of(JsonNode document) {
        JsonNode dialect = document.path("$schema");
        if (dialect.isMissingNode()) {
            return SpecificationVersion.DRAFT_2020_12;
        }
        return SpecificationVersion.fromDialectId(dialect.asString(""))
                .orElseThrow(
                        () -> new InvalidSchemaException("the schema's $schema must name a JSON Schema draft such as "
                                + SpecificationVersion.DRAFT_2020_12.getDialectId() + ", but is " + dialect));
    }
}
