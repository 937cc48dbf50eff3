package dev.taffrail.agent.model.script;

/// A way to recognise a text.
sealed interface TextMatch {
    boolean fits(String text);

    record Contains(String part) implements TextMatch {
        @Override
        public boolean fits(String text) {
            return text.contains(part);
        }
    }

    record Equals(String whole) implements TextMatch {
        @Override
        public boolean fits(String text) {
            return text.equals(whole);
        }
    }

    record StartsWith(String start) implements TextMatch {
        @Override
        public boolean fits(String text) {
            return text.startsWith(start);
        }
    }

    record Matches(BoundedPattern pattern) implements TextMatch {
        @Override
        public boolean fits(String text) {
            return pattern.find(text).isPresent();
        }
    }
}
