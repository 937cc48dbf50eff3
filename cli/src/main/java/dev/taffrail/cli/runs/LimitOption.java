package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.schemas.run.LimitWords;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `--limit tokens=200k,cost=2usd,iterations=20,wall=10m` as the JSON of a request: exact names and plain numbers.
final class LimitOption {
    private LimitOption() {}

    /// @param option the name of the option, for messages
    /// @param words each `name=value`
    /// @throws Failure for a word that is no limit
    static ObjectNode parse(String option, List<String> words) {
        var limits = JsonNodeFactory.instance.objectNode();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw wrong(option, word, "write name=value, such as tokens=2000");
            }
            String name = word.substring(0, equals).strip();
            add(
                    option,
                    limits,
                    word,
                    name.equals("wall") ? "wall_clock" : name,
                    thousands(word.substring(equals + 1).strip()));
        }
        return limits;
    }

    private static void add(String option, ObjectNode limits, String word, String name, String value) {
        switch (LimitWords.parse(name, value)) {
            case LimitWords.Parsed.Wrong(String message) -> throw wrong(option, word, message);
            case LimitWords.Parsed.Limit(String field, long number) -> {
                if (number < 1 || number > LimitWords.MAX) {
                    throw wrong(option, word, "a limit is at least 1 and at most " + LimitWords.MAX);
                }
                if (limits.has(field)) {
                    throw wrong(option, word, field + " is given twice; remove one");
                }
                limits.put(field, number);
            }
        }
    }

    /// `200k` is 200,000, as people write tokens.
    private static String thousands(String value) {
        return value.matches("[0-9]{1,12}[kK]") ? value.substring(0, value.length() - 1) + "000" : value;
    }

    private static Failure wrong(String option, String word, String why) {
        return new Failure(ExitCode.USAGE, option + " has `" + word + "`: " + why);
    }
}
