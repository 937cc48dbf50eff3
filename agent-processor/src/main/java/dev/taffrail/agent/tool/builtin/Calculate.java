package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;

/// `calculate`: exact decimal arithmetic.
final class Calculate {
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "expression": {"type": "string", "minLength": 1, "maxLength": 1000, "description": "As in round(3 * (19.99 + 5), 2)."}
              },
              "required": ["expression"],
              "additionalProperties": false
            }
            """;

    private Calculate() {}

    static Tool tool() {
        var spec = ToolSpec.of(
                        "calculate",
                        "Computes an arithmetic expression in decimal: + - * / % ^, parentheses, and round(x, digits), abs(x), min(a, b, ...),"
                                + " max(a, b, ...), sum(a, b, ...).",
                        Effect.READ_ONLY,
                        SCHEMA)
                .exposed(Exposure.NONE);
        return new BuiltInTool(spec, (arguments, _) -> calculate(arguments.text("expression")));
    }

    private static ToolOutcome calculate(String expression) throws Refusal {
        return switch (Expression.evaluate(expression)) {
            case Expression.Value value -> ToolOutcome.succeeded(value.text());
            case Expression.Rejected rejected -> throw Refusal.of(ToolFailure.INVALID_ARGUMENTS, rejected.reason());
        };
    }
}
