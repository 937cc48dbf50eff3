package dev.taffrail.guardrail.policy;

import com.google.re2j.Pattern;
import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.normal.Views;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What an expression says of a text. Total, and linear in the text: there are no loops, and patterns are RE2's.
sealed interface Condition {
    boolean holds(Subject subject);

    /// All of them hold.
    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return conditions.stream().allMatch(condition -> condition.holds(subject));
        }
    }

    /// One of them holds.
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return conditions.stream().anyMatch(condition -> condition.holds(subject));
        }
    }

    /// It does not hold.
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return !condition.holds(subject);
        }
    }

    /// There is such a value.
    record Exists(Operand operand, boolean wanted) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return operand.text(subject).isPresent() == wanted;
        }
    }

    /// A pattern occurs in the value.
    record Matches(Operand operand, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return operand.spellings(subject).stream()
                    .anyMatch(value -> pattern.matcher(value).find());
        }
    }

    /// The value is a number above `bound`, or, with `below`, below it. A number that is written as text counts.
    record Beyond(Operand operand, BigDecimal bound, boolean below) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return operand.number(subject)
                    .filter(value -> below ? value.compareTo(bound) < 0 : value.compareTo(bound) > 0)
                    .isPresent();
        }
    }

    /// The value has more UTF-16 characters.
    record LongerThan(Operand operand, int characters) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return operand.text(subject)
                    .filter(value -> value.length() > characters)
                    .isPresent();
        }
    }

    /// What a condition looks at: the text, the name of the tool, or a value of the text as JSON.
    sealed interface Operand {
        /// As programs write them; not so long or so large that comparing them takes time.
        Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,400}(?:\\.\\d{0,400})?|\\.\\d{1,400})(?:[eE][+-]?\\d{1,3})?");

        Optional<CharSequence> text(Subject subject);

        /// The same, and what stands in it when it is a document whose texts have escapes.
        List<String> spellings(Subject subject);

        private static List<String> texts(List<View> views) {
            return views.stream().map(View::text).toList();
        }

        default Optional<BigDecimal> number(Subject subject) {
            return text(subject)
                    .map(value -> value.toString().strip())
                    .filter(value -> NUMBER.matcher(value).matches())
                    .map(BigDecimal::new);
        }

        /// The text as patterns see it.
        record WholeText() implements Operand {
            @Override
            public Optional<CharSequence> text(Subject subject) {
                return Optional.of(subject.unescaped().getFirst().text());
            }

            @Override
            public List<String> spellings(Subject subject) {
                return Operand.texts(subject.unescaped());
            }
        }

        /// Which tool it is for or from.
        record ToolName() implements Operand {
            @Override
            public Optional<CharSequence> text(Subject subject) {
                String tool = subject.place().tool();
                return tool.isEmpty() ? Optional.empty() : Optional.of(tool);
            }

            @Override
            public List<String> spellings(Subject subject) {
                return Optional.of(subject.place().tool()).filter(tool -> !tool.isEmpty()).stream()
                        .toList();
            }
        }

        /// A value of the text as JSON; objects and lists as they are written.
        record Json(List<String> path) implements Operand {
            @Override
            public Optional<CharSequence> text(Subject subject) {
                return subject.json(path)
                        .map(value -> Views.folded(spelt(value)).text());
            }

            @Override
            public List<String> spellings(Subject subject) {
                return subject.json(path)
                        .map(value -> Operand.texts(Views.unescaped(spelt(value))))
                        .orElse(List.of());
            }

            private static String spelt(JsonNode value) {
                return value.isString() ? value.stringValue() : value.toString();
            }

            @Override
            public Optional<BigDecimal> number(Subject subject) {
                return subject.json(path)
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::decimalValue)
                        .or(() -> Operand.super.number(subject));
            }
        }
    }
}
