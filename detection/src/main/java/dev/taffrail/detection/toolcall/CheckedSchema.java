package dev.taffrail.detection.toolcall;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import dev.taffrail.detection.toolcall.format.StringFormats;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/// A compiled JSON Schema of any shape, 2020-12 unless it says otherwise. Immutable and thread-safe; compiling takes
/// milliseconds, checking microseconds: keep it. A check does no I/O, and counts its steps.
public final class CheckedSchema {
    private static final long MAX_STEPS = 1_000_000;
    private static final int MAX_DEPTH = 1_000;

    /// What a relative `$id` is relative to. Nothing is read from there.
    private static final SchemaLocation HERE = SchemaLocation.of("https://schema.invalid/");

    private final Schema schema;
    private final boolean formats;

    private CheckedSchema(Schema schema, boolean formats) {
        this.schema = schema;
        this.formats = formats;
    }

    /// @param formats whether a known `format` is a rule or a remark
    /// @throws InvalidSchemaException when it is no schema, has a pattern that takes more than linear time, or
    ///     refers to another document
    public static CheckedSchema of(JsonNode document, boolean formats) {
        return compiled(SchemaDraft.of(document), formats, registry -> registry.getSchema(HERE, document));
    }

    /// What the schemas of a draft must fit themselves.
    static CheckedSchema ofDraft(SpecificationVersion draft) {
        return compiled(draft, false, registry -> registry.getSchema(SchemaLocation.of(draft.getDialectId())));
    }

    /// Whether a value fits. One that takes too long to check does not.
    public boolean allows(JsonNode value) {
        try {
            return findings(value).isEmpty();
        } catch (ValidationLimitExceededException tooMuch) {
            return false;
        }
    }

    /// Everything that is wrong with a value, in the validator's order.
    ///
    /// @throws ValidationLimitExceededException when the check takes more steps than are allowed
    List<Error> findings(JsonNode value) {
        return schema.validate(value, this::bound);
    }

    JsonNode document() {
        return schema.getSchemaNode();
    }

    private static CheckedSchema compiled(
            SpecificationVersion draft, boolean formats, Function<SchemaRegistry, Schema> source) {
        try {
            var schema = source.apply(registry(draft, formats));
            schema.initializeValidators();
            return new CheckedSchema(schema, formats);
        } catch (SchemaException | PatternSyntaxException unusable) {
            throw new InvalidSchemaException("the schema cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /// Knows the drafts, which are in the library, and nothing else: a reference to another document is an error,
    /// not a download.
    private static SchemaRegistry registry(SpecificationVersion draft, boolean formats) {
        var config = SchemaRegistryConfig.builder()
                .locale(Locale.ENGLISH)
                .preloadSchema(true)
                .formatAssertionsEnabled(formats)
                .regularExpressionFactory(SchemaPattern::of)
                .build();
        return SchemaRegistry.withDefaultDialectId(
                draft.getDialectId(),
                registry -> registry.schemaRegistryConfig(config)
                        .dialectRegistry(CheckedSchema::dialect)
                        .schemaLoader(
                                loader -> loader.allow(iri -> iri.toString().contains("://json-schema.org/draft"))));
    }

    /// Any of the drafts, with our formats.
    private static Dialect dialect(String id, SchemaRegistry registry) {
        Dialect known = new DefaultDialectRegistry().getDialect(id, registry);
        return Dialect.builder(known).formats(StringFormats.all()).build();
    }

    private void bound(ExecutionContext context) {
        context.executionConfig(limits -> limits.maxEvaluationSteps(MAX_STEPS)
                .maxEvaluationDepth(MAX_DEPTH)
                .formatAssertionsEnabled(formats));
    }
}
