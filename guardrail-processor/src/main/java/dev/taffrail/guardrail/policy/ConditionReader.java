package dev.taffrail.guardrail.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.pattern.LinearPattern;
import dev.taffrail.schemas.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the conditions of an expression.
final class ConditionReader {
    static final List<String> TESTS = List.of(
            "is",
            "one_of",
            "contains",
            "starts_with",
            "ends_with",
            "matches",
            "above",
            "below",
            "longer_than",
            "exists");
    private static final int MAX_DEPTH = 16;

    private ConditionReader() {}

    /// All of the conditions of the list `field`.
    static Condition all(PolicySection section, String field) {
        return new Condition.All(list(section, field, 1));
    }

    private static List<Condition> list(PolicySection section, String field, int depth) {
        if (depth > MAX_DEPTH) {
            throw section.wrong(field, "is nested deeper than " + MAX_DEPTH + " levels; make two rules of it");
        }
        return section.sections(field).stream().map(each -> one(each, depth)).toList();
    }

    private static Condition one(PolicySection section, int depth) {
        Condition condition;
        if (section.has("all")) {
            condition = new Condition.All(list(section, "all", depth + 1));
        } else if (section.has("any")) {
            condition = new Condition.Any(list(section, "any", depth + 1));
        } else if (section.has("not")) {
            condition = new Condition.Not(new Condition.Any(list(section, "not", depth + 1)));
        } else {
            condition = test(section, operand(section));
        }
        section.rejectUnread();
        return condition;
    }

    private static Condition.Operand operand(PolicySection section) {
        String of = section.has("of") ? section.text("of") : "text";
        if (of.equals("text")) {
            return new Condition.Operand.WholeText();
        }
        if (of.equals("tool")) {
            return new Condition.Operand.ToolName();
        }
        if (of.matches("json(?:\\.[^.\\s]{1,128}){0,16}")) {
            return new Condition.Operand.Json(List.of(of.split("\\.")).subList(1, of.split("\\.").length));
        }
        throw section.wrong("of", "is '" + of + "'; it is text, tool, or a path such as json.amount");
    }

    private static Condition test(PolicySection section, Condition.Operand operand) {
        var given = TESTS.stream().filter(section::has).toList();
        if (given.size() != 1) {
            throw section.wrong(
                    given.isEmpty() ? "condition" : given.get(1),
                    "must be one test; there are " + String.join(", ", TESTS) + ", and all, any, not");
        }
        String test = given.getFirst();
        return switch (test) {
            case "is" -> quoted(operand, "^(?:", List.of(section.text(test)), ")$");
            case "one_of" -> quoted(operand, "^(?:", section.texts(test), ")$");
            case "contains" -> quoted(operand, "(?:", List.of(section.text(test)), ")");
            case "starts_with" -> quoted(operand, "^(?:", List.of(section.text(test)), ")");
            case "ends_with" -> quoted(operand, "(?:", List.of(section.text(test)), ")$");
            case "matches" -> matches(section, operand, section.text(test));
            case "above" -> new Condition.Beyond(operand, decimal(section, test), false);
            case "below" -> new Condition.Beyond(operand, decimal(section, test), true);
            case "longer_than" ->
                new Condition.LongerThan(operand, section.number(test, 0, Topics.INLINE_TEXT_BYTES, null));
            case "exists" -> new Condition.Exists(operand, flag(section, test));
            case String other -> throw new IllegalStateException(other + " is listed as a test and not read");
        };
    }

    /// Words are compared as patterns are: whatever their case.
    private static Condition quoted(Condition.Operand operand, String before, List<String> words, String after) {
        String any = words.stream()
                .map(word -> Pattern.quote(Views.folded(word).text()))
                .collect(Collectors.joining("|"));
        return new Condition.Matches(operand, Pattern.compile("(?s)" + before + any + after, Pattern.CASE_INSENSITIVE));
    }

    private static Condition matches(PolicySection section, Condition.Operand operand, String expression) {
        try {
            return new Condition.Matches(operand, LinearPattern.compile(expression, Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
            throw section.wrong("matches", "is no expression of RE2: " + e.getDescription());
        }
    }

    private static BigDecimal decimal(PolicySection section, String field) {
        String text = section.text(field);
        if (!text.matches("-?\\d{1,18}(?:\\.\\d{1,18})?")) {
            throw section.wrong(field, "must be a number such as 100 or -2.5, but is '" + text + "'");
        }
        return new BigDecimal(text);
    }

    private static boolean flag(PolicySection section, String field) {
        return switch (section.text(field)) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw section.wrong(field, "must be true or false, but is '" + other + "'");
        };
    }
}
