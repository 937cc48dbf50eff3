package dev.taffrail.bench.traffic;

import java.util.List;
import java.util.Optional;

/// Recorded sessions, the prompt they share and the tools they used.
///
/// @param system the system prompt, as it is in its file
record Recording(String system, List<ToolShape> tools, List<Session> sessions) {
    Recording {
        tools = List.copyOf(tools);
        sessions = List.copyOf(sessions);
    }

    /// What the recording says of a tool.
    ///
    /// @param schema JSON Schema of its arguments
    /// @param effect `read_only`, `idempotent` or `once`
    record ToolShape(String name, String schema, String effect) {}

    /// @param name a session id of the product: that of the recording, or another when that cannot be one
    record Session(String name, List<Turn> turns) {
        Session {
            turns = List.copyOf(turns);
        }
    }

    /// What one run has to do.
    record Turn(String user, List<Step> steps) {
        Turn {
            steps = List.copyOf(steps);
        }

        /// A recording may end with tool calls, a run cannot: it needs an answer. Then one is added, without
        /// any text.
        boolean isClosedByUs() {
            return steps.isEmpty() || !steps.getLast().calls().isEmpty();
        }

        /// The last text of the model, which is what an outcome carries.
        String answer() {
            return steps.reversed().stream()
                    .map(Step::content)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        /// How often a model is asked.
        int modelCalls() {
            return steps.size() + (isClosedByUs() ? 1 : 0);
        }
    }

    /// One answer of the model.
    ///
    /// @param content empty when there was none
    record Step(String content, List<Call> calls) {
        static final Step CLOSING = new Step("", List.of());

        Step {
            calls = List.copyOf(calls);
        }
    }

    /// One call of a tool.
    ///
    /// @param arguments as the model wrote them
    /// @param result what the tool gave; empty when the recording does not have it
    record Call(String id, String name, String arguments, Optional<String> result) {}
}
