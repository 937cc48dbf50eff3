package dev.taffrail.detection.toolcall;

import com.networknt.schema.Error;
import com.networknt.schema.ValidationLimitExceededException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The compiled JSON Schema of a tool's arguments. Immutable and thread-safe; compiling takes milliseconds, checking
/// microseconds, so keep it with the tool. Two are equal when their texts are.
///
/// A check does no I/O and its work is bounded: by the size and depth of the arguments and by a count of evaluation
/// steps; a pattern takes time in proportion to the text. Fields that the schema does not name are refused only when it
/// says `"additionalProperties": false`. A known `format` (date, email, uri, ...) is a rule, not a remark.
public final class ArgumentSchema {
    public static final int MAX_SCHEMA_BYTES = 64 * 1024;
    public static final int MAX_ARGUMENT_BYTES = 256 * 1024;
    public static final int MAX_DEPTH = 64;
    public static final int MAX_PROBLEMS = 16;

    private static final int MAX_CONSIDERED = 1_000;
    private static final StrictJson JSON = new StrictJson(MAX_ARGUMENT_BYTES, MAX_DEPTH);

    private final String text;
    private final CheckedSchema schema;

    private ArgumentSchema(String text, CheckedSchema schema) {
        this.text = text;
        this.schema = schema;
    }

    /// Compiles a schema: JSON Schema 2020-12 unless `$schema` names an older draft.
    ///
    /// @throws InvalidSchemaException when it does not fit its meta-schema, does not describe an object, has a
    ///     pattern that takes more than linear time, refers to another document, or is larger than 64 KiB
    public static ArgumentSchema of(String text) {
        return new ArgumentSchema(text, CheckedSchema.of(SchemaDocument.read(text), true));
    }

    /// Whether a text that a model wrote is a JSON object that fits. A blank text counts as `{}`: models send it
    /// for tools without parameters.
    public CheckedArguments check(String arguments) {
        JsonNode value;
        try {
            value = JSON.read(arguments.isBlank() ? "{}" : arguments);
        } catch (NotStrictJsonException malformed) {
            return CheckedArguments.invalid(ProblemKind.MALFORMED_JSON, "the arguments text " + malformed.getMessage());
        }
        if (!value.isObject()) {
            return CheckedArguments.invalid(
                    ProblemKind.WRONG_TYPE, "the arguments must be a JSON object, but are " + Words.ofValue(value));
        }
        return validated(value);
    }

    /// The schema as it was given.
    public String text() {
        return text;
    }

    private CheckedArguments validated(JsonNode value) {
        try {
            var findings = schema.findings(value);
            return findings.isEmpty()
                    ? new CheckedArguments.Valid(value.toString())
                    : new CheckedArguments.Invalid(problems(findings));
        } catch (ValidationLimitExceededException tooMuch) {
            return CheckedArguments.invalid(
                    ProblemKind.OTHER, "the arguments take too long to check; send less at once");
        }
    }

    private List<ArgumentProblem> problems(List<Error> findings) {
        var problems = gravest(findings, MAX_CONSIDERED, ProblemKind::of)
                .map(finding -> Words.of(finding, schema.document()))
                .distinct()
                .toList();
        return gravest(problems, MAX_PROBLEMS, ArgumentProblem::kind)
                .sorted(ArgumentProblem.IN_ORDER)
                .toList();
    }

    /// Where there are more than fit, those of the first kinds stay, so that the reason is always among them.
    private static <T> Stream<T> gravest(List<T> all, int most, Function<T, ProblemKind> kind) {
        return all.size() <= most
                ? all.stream()
                : all.stream().sorted(Comparator.comparing(kind)).limit(most);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArgumentSchema that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
