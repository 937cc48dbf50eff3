package dev.taffrail.detection.toolcall;

import java.util.Comparator;

/// One thing that is wrong with a tool call.
///
/// @param location the field, as in `items[2].price`; empty for the call as a whole
/// @param message a sentence the model can act on; it names the field and what was found
public record ArgumentProblem(ProblemKind kind, String location, String message) {
    /// As the model reads them: by field.
    static final Comparator<ArgumentProblem> IN_ORDER = Comparator.comparing(ArgumentProblem::location)
            .thenComparing(ArgumentProblem::kind)
            .thenComparing(ArgumentProblem::message);
}
