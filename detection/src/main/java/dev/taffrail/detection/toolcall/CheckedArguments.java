package dev.taffrail.detection.toolcall;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What became of the arguments of a call.
public sealed interface CheckedArguments {
    /// They fit.
    ///
    /// @param canonical the same value with sorted keys and no blanks: equal calls have equal text
    record Valid(String canonical) implements CheckedArguments {}

    /// They do not; nothing may execute.
    ///
    /// @param problems at least one, at most [ArgumentSchema#MAX_PROBLEMS], in the order of their fields
    record Invalid(List<ArgumentProblem> problems) implements CheckedArguments {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("invalid arguments have at least one problem");
            }
        }

        /// Why the call is refused, where one word must do: the kind of its problems that [ProblemKind] names
        /// first.
        public ProblemKind reason() {
            return Collections.min(problems, Comparator.comparing(ArgumentProblem::kind))
                    .kind();
        }

        /// What the model is told, so that it can repair the call: all of it.
        public String toldToModel(String tool) {
            return problems.stream()
                    .map(problem -> "- " + problem.message())
                    .collect(Collectors.joining(
                            "\n", "The call of " + tool + " was not executed:\n", "\nSend a corrected call."));
        }
    }

    static CheckedArguments invalid(ProblemKind kind, String message) {
        return new Invalid(List.of(new ArgumentProblem(kind, "", message)));
    }
}
