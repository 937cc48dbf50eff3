package dev.taffrail.detection.toolcall;

import com.networknt.schema.Error;

/// The classes of wrong tool calls, as they are counted and told to the model.
///
/// A call can be wrong in several ways. *The* reason is the kind that stands first here: what keeps a call from being
/// read comes before what is missing, that before what has the wrong shape, and that before what is only not allowed.
public enum ProblemKind {
    UNKNOWN_TOOL,
    MALFORMED_JSON,
    MISSING_FIELD,
    WRONG_TYPE,
    EXTRA_FIELD,
    /// The value is none of a fixed set.
    NOT_IN_ENUM,
    /// The value breaks another rule: a range, a pattern, a format.
    OTHER;

    static ProblemKind of(Error finding) {
        return switch (String.valueOf(finding.getKeyword())) {
            case "required", "dependentRequired" -> MISSING_FIELD;
            case "type" -> WRONG_TYPE;
            case "additionalProperties", "unevaluatedProperties" -> EXTRA_FIELD;
            case "enum", "const" -> NOT_IN_ENUM;
            // The keywords of JSON Schema are an open set.
            default -> OTHER;
        };
    }
}
