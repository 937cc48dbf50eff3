package dev.taffrail.detection.toolcall;

import com.networknt.schema.Error;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/// A compiled JSON Schema, 2020-12 unless it says otherwise. Immutable; compiling takes milliseconds, checking
/// microseconds: keep it.
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
    /// @throws IllegalArgumentException when it is no schema, or refers to another document
    public static CheckedSchema of(JsonNode document, boolean formats) {
        var config = SchemaRegistryConfig.builder()
                .locale(Locale.ENGLISH)
                .preloadSchema(true)
                .formatAssertionsEnabled(formats)
                .regularExpressionFactory(SchemaPattern::of)
                .build();
        var registry = SchemaRegistry.withDefaultDialectId(
                SpecificationVersion.DRAFT_2020_12.getDialectId(),
                made -> made.schemaRegistryConfig(config)
                        .dialectRegistry(CheckedSchema::dialect)
                        .schemaLoader(
                                loader -> loader.allow(iri -> iri.toString().contains("://json-schema.org/draft"))));
        try {
            var schema = registry.getSchema(HERE, document);
            schema.initializeValidators();
            return new CheckedSchema(schema, formats);
        } catch (SchemaException | PatternSyntaxException unusable) {
            throw new IllegalArgumentException("the schema cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /// Any of the drafts, with our formats.
    private static Dialect dialect(String id, SchemaRegistry registry) {
        Dialect known = new DefaultDialectRegistry().getDialect(id, registry);
        return Dialect.builder(known).formats(StringFormats.all()).build();
    }

    /// The first thing that is wrong with a value, if any.
    public Optional<Decision.Refused> refusalOf(JsonNode value) {
        List<Error> errors;
        try {
            errors = schema.validate(
                    value,
                    context -> context.executionConfig(limits -> limits.maxEvaluationSteps(MAX_STEPS)
                            .maxEvaluationDepth(MAX_DEPTH)
                            .formatAssertionsEnabled(formats)));
        } catch (ValidationLimitExceededException tooMuch) {
            return Optional.of(
                    new Decision.Refused(Refusal.OTHER, "the arguments take too long to check; send less at once"));
        }
        return errors.stream().min(Comparator.comparing(CheckedSchema::why)).map(CheckedSchema::refused);
    }

    private static Decision.Refused refused(Error error) {
        String keyword = String.valueOf(error.getKeyword());
        String property = error.getProperty() == null ? "" : " (`" + error.getProperty() + "`)";
        return new Decision.Refused(
                why(error), "`%s` breaks the rule %s%s".formatted(error.getInstanceLocation(), keyword, property));
    }

    private static Refusal why(Error error) {
        return switch (String.valueOf(error.getKeyword())) {
            case "required", "dependentRequired" -> Refusal.MISSING_REQUIRED;
            case "type" -> Refusal.WRONG_TYPE;
            case "additionalProperties", "unevaluatedProperties" -> Refusal.EXTRA_PROPERTY;
            case "enum", "const" -> Refusal.NOT_IN_ENUM;
            // The keywords of JSON Schema are an open set.
            default -> Refusal.OTHER;
        };
    }
}
