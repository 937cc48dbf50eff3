package dev.taffrail.detection.toolcall;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Puts a validator's finding into words that a model can act on: which field, what is expected, what was found.
final class Words {
    private static final int MAX_SHOWN = 200;

    private Words() {}

    static ArgumentProblem of(Error error, JsonNode schema) {
        String at = location(error.getInstanceLocation());
        String keyword = error.getKeyword() == null ? "" : error.getKeyword();
        JsonNode rule = error.getSchemaNode();
        return switch (keyword) {
            case "required", "dependentRequired" -> missing(at, error);
            case "additionalProperties", "unevaluatedProperties" -> extra(at, error, schema);
            case "type" -> problem(at, "must be " + types(rule), error);
            case "enum" -> problem(at, "must be one of " + list(rule), error);
            case "const" -> problem(at, "must be " + shown(rule), error);
            case "minimum" -> problem(at, "must be at least " + rule, error);
            case "maximum" -> problem(at, "must be at most " + rule, error);
            case "exclusiveMinimum" -> problem(at, "must be more than " + rule, error);
            case "exclusiveMaximum" -> problem(at, "must be less than " + rule, error);
            case "multipleOf" -> problem(at, "must be a multiple of " + rule, error);
            case "minLength" -> problem(at, "must have at least " + rule + " characters", error);
            case "maxLength" -> problem(at, "must have at most " + rule + " characters", error);
            case "pattern" -> problem(at, "must match the pattern " + shown(rule), error);
            case "format" -> problem(at, "must have the format " + rule.asString(""), error);
            case "minItems" -> problem(at, "must have at least " + rule + " elements", error);
            case "maxItems" -> problem(at, "must have at most " + rule + " elements", error);
            // The keywords are an open set: the validator's own sentence is the best there is for the rest.
            default -> new ArgumentProblem(ProblemKind.of(error), at, subject(at) + ": " + error.getMessage());
        };
    }

    /// A value as it is named in a sentence: its type, and the value when it is short.
    static String ofValue(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "null";
        }
        return switch (value.getNodeType()) {
            case STRING -> "the string " + shown(value);
            case NUMBER -> "the number " + shown(value);
            case BOOLEAN -> "the boolean " + value;
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    private static ArgumentProblem problem(String at, String rule, Error error) {
        return new ArgumentProblem(
                ProblemKind.of(error), at, subject(at) + " " + rule + ", but is " + ofValue(error.getInstanceNode()));
    }

    private static ArgumentProblem missing(String at, Error error) {
        String field = below(at, error.getProperty());
        return new ArgumentProblem(ProblemKind.of(error), field, "`" + field + "` is required and is missing");
    }

    private static ArgumentProblem extra(String at, Error error, JsonNode schema) {
        String field = below(at, error.getProperty());
        String known = at.isEmpty() ? knownFields(schema.path("properties")) : "";
        return new ArgumentProblem(ProblemKind.of(error), field, "`" + field + "` is not a field of this tool" + known);
    }

    private static String knownFields(JsonNode properties) {
        return properties.isEmpty()
                ? "; it takes no fields"
                : properties.propertyNames().stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ", "; its fields are ", ""));
    }

    private static String subject(String at) {
        return at.isEmpty() ? "the arguments object" : "`" + at + "`";
    }

    private static String location(NodePath path) {
        var text = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (element instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(element);
            }
        }
        return text.toString();
    }

    private static String below(String at, @Nullable String field) {
        return at.isEmpty() ? String.valueOf(field) : at + "." + field;
    }

    private static String types(JsonNode rule) {
        Iterator<JsonNode> names =
                rule.isArray() ? rule.iterator() : List.of(rule).iterator();
        return StreamSupport.stream(((Iterable<JsonNode>) () -> names).spliterator(), false)
                .map(name -> named(name.asString("")))
                .collect(Collectors.joining(" or "));
    }

    private static String named(String type) {
        return switch (type) {
            case "null" -> "null";
            case "integer", "object", "array" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(Words::shown)
                .collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
