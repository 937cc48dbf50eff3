package dev.taffrail.agent.model.script;

import java.util.Optional;

/// Something that holds for a request or does not.
sealed interface Condition {
    boolean holds(Turn turn);

    /// The last user message fits.
    record UserSays(TextMatch text) implements Condition {
        @Override
        public boolean holds(Turn turn) {
            return text.fits(turn.input());
        }
    }

    /// The step is within bounds. A bound that is no number once its placeholders are filled in does not hold.
    record StepWithin(Optional<Template> atLeast, Optional<Template> below) implements Condition {
        @Override
        public boolean holds(Turn turn) {
            return atLeast.map(bound -> number(bound, turn)
                                    .map(n -> turn.step() >= n)
                                    .orElse(false))
                            .orElse(true)
                    && below.map(bound -> number(bound, turn)
                                    .map(n -> turn.step() < n)
                                    .orElse(false))
                            .orElse(true);
        }

        private static Optional<Long> number(Template bound, Turn turn) {
            String text = bound.render(turn);
            boolean digits =
                    !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(Character::isDigit);
            return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
        }
    }

    /// The latest result of a tool since the last user message fits.
    record Returned(String tool, Optional<TextMatch> text, Optional<Boolean> error) implements Condition {
        @Override
        public boolean holds(Turn turn) {
            return turn.result(tool)
                    .filter(result ->
                            text.map(match -> match.fits(result.text())).orElse(true))
                    .filter(result ->
                            error.map(expected -> expected == result.error()).orElse(true))
                    .isPresent();
        }
    }

    /// A message before the last user message fits.
    record SaidEarlier(TextMatch text) implements Condition {
        @Override
        public boolean holds(Turn turn) {
            return turn.earlier().stream().anyMatch(message -> text.fits(message.text()));
        }
    }

    /// The request offers a tool.
    record Offered(String tool) implements Condition {
        @Override
        public boolean holds(Turn turn) {
            return turn.offered().contains(tool);
        }
    }
}
