package dev.taffrail.agent.model.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text with placeholders. [ScriptBook] lists them.
record Template(List<Part> parts) {
    /// A piece of the text.
    sealed interface Part {
        record Literal(String text) implements Part {}

        record Input(Optional<BoundedPattern> pattern) implements Part {}

        record Result(String tool) implements Part {}

        record LastResult() implements Part {}

        record Earlier(BoundedPattern pattern) implements Part {}

        record Step() implements Part {}
    }

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    Template {
        parts = List.copyOf(parts);
    }

    String render(Turn turn) {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Part.Literal literal -> literal.text();
                        case Part.Input input ->
                            input.pattern()
                                    .map(pattern -> pattern.find(turn.input()).orElse(""))
                                    .orElse(turn.input());
                        case Part.Result result ->
                            turn.result(result.tool()).map(r -> r.text()).orElse("");
                        case Part.LastResult _ ->
                            turn.lastResult().map(r -> r.text()).orElse("");
                        case Part.Earlier earlier ->
                            turn.earlier().reversed().stream()
                                    .flatMap(message -> earlier.pattern().find(message.text()).stream())
                                    .findFirst()
                                    .orElse("");
                        case Part.Step _ -> Integer.toString(turn.step());
                    });
        }
        return text.toString();
    }

    /// @throws InvalidTemplate when a placeholder is wrong
    static Template parse(String text) {
        var parts = new ArrayList<Part>();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                throw new InvalidTemplate("has a '{{' that no '}}' closes");
            }
            parts.add(new Part.Literal(text.substring(at, open)));
            parts.add(placeholder(text.substring(open + OPEN.length(), close)));
            at = close + CLOSE.length();
        }
        parts.add(new Part.Literal(text.substring(at)));
        return new Template(parts);
    }

    private static Part placeholder(String text) {
        int colon = text.indexOf(':') + 1;
        String argument = text.substring(colon);
        return switch (colon == 0 ? text : text.substring(0, colon)) {
            case "input" -> new Part.Input(Optional.empty());
            case "input:" -> new Part.Input(Optional.of(BoundedPattern.compile(argument)));
            case "result:" -> new Part.Result(argument);
            case "last_result" -> new Part.LastResult();
            case "earlier:" -> new Part.Earlier(BoundedPattern.compile(argument));
            case "step" -> new Part.Step();
            default ->
                throw new InvalidTemplate(
                        "has the placeholder {{" + text
                                + "}}, which is not one of {{input}}, {{input:REGEX}}, {{result:TOOL}}, {{last_result}}, {{earlier:REGEX}}, {{step}}");
        };
    }
}
