package dev.taffrail.agent.model.script;

/// A placeholder or an expression is wrong. The message is a sentence that begins with "has"; the readers put the place
/// before it.
final class InvalidTemplate extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String problem;

    InvalidTemplate(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
