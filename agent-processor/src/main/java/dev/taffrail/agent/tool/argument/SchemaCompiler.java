package dev.taffrail.agent.tool.argument;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import dev.taffrail.agent.tool.text.BoundedPattern;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Turns the text of a schema into something that validates. All that can be wrong with it is found here.
final class SchemaCompiler {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ERRORS = 5;
    private static final StrictJson JSON = new StrictJson(ArgumentSchema.MAX_SCHEMA_BYTES, MAX_DEPTH);

    private SchemaCompiler() {}

    static Schema compile(String text) {
        JsonNode document = read(text);
        var version = versionOf(document);
        var registry = registry(version);
        requireMetaSchema(registry, version, document);
        requireObject(document);
        try {
            var schema = registry.getSchema(document);
            schema.initializeValidators();
            return schema;
        } catch (SchemaException | PatternSyntaxException unusable) {
            throw new InvalidSchemaException("the schema cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.read(text);
        } catch (NotStrictJsonException malformed) {
            throw new InvalidSchemaException("the schema text " + malformed.getMessage(), malformed);
        }
    }

    private static SpecificationVersion versionOf(JsonNode document) {
        JsonNode dialect = document.path("$schema");
        if (dialect.isMissingNode()) {
            return SpecificationVersion.DRAFT_2020_12;
        }
        return SpecificationVersion.fromDialectId(dialect.asString(""))
                .orElseThrow(
                        () -> new InvalidSchemaException("the schema's $schema must name a JSON Schema draft such as "
                                + SpecificationVersion.DRAFT_2020_12.getDialectId() + ", but is " + dialect));
    }

    /// Knows the drafts, which are in the library, and nothing else: a reference to another document is an
    /// error, not a download.
    private static SchemaRegistry registry(SpecificationVersion version) {
        var config = SchemaRegistryConfig.builder()
                .locale(Locale.ENGLISH)
                .preloadSchema(true)
                .regularExpressionFactory(SchemaCompiler::pattern)
                .build();
        return SchemaRegistry.withDefaultDialect(
                version,
                registry -> registry.schemaRegistryConfig(config)
                        .schemaLoader(
                                loader -> loader.allow(iri -> iri.toString().contains("://json-schema.org/draft"))));
    }

    private static RegularExpression pattern(String regex) {
        var pattern = BoundedPattern.of(regex, false);
        return pattern::isFoundIn;
    }

    private static void requireMetaSchema(SchemaRegistry registry, SpecificationVersion version, JsonNode document) {
        var meta = registry.getSchema(SchemaLocation.of(version.getDialectId()));
        var errors = meta.validate(document);
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
