package dev.taffrail.agent.tool.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression whose work is bounded by the length of the text: one that backtracks without end, such as
/// `(a+)+b`, is given up with [PatternTooSlowException] instead of holding its thread. The bound counts steps, not
/// time, so it falls the same way everywhere.
public final class BoundedPattern {
    private static final int MAX_LENGTH = 1_000;
    private static final long STEPS_AT_LEAST = 20_000;
    private static final long STEPS_PER_CHARACTER = 64;

    private final Pattern pattern;
    private final boolean toTheEnd;

    private BoundedPattern(Pattern pattern, boolean toTheEnd) {
        this.pattern = pattern;
        this.toTheEnd = toTheEnd;
    }

    /// @throws PatternSyntaxException when it is no regular expression, or is longer than 1,000 characters
    public static BoundedPattern of(String regex, boolean ignoreCase) {
        if (regex.length() > MAX_LENGTH) {
            throw new PatternSyntaxException("a pattern has at most " + MAX_LENGTH + " characters", regex, -1);
        }
        int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        boolean endAnchor = regex.endsWith("$") && !regex.endsWith("\\$");
        return new BoundedPattern(Pattern.compile(regex, flags), endAnchor);
    }

    /// Whether the text holds a match. A closing `$` means the very end, not "before a last line break".
    ///
    /// @throws PatternTooSlowException when the bound is passed
    public boolean isFoundIn(String text) {
        var matcher =
                pattern.matcher(new Counted(text, new Steps(STEPS_AT_LEAST + STEPS_PER_CHARACTER * text.length())));
        try {
            return matcher.find() && (!toTheEnd || matcher.end() == text.length());
        } catch (StackOverflowError tooDeep) {
            throw new PatternTooSlowException(pattern.pattern(), text.length(), tooDeep);
        } catch (Steps.Spent spent) {
            throw new PatternTooSlowException(pattern.pattern(), text.length(), spent);
        }
    }

    /// What is left of the work that one search may do.
    private static final class Steps {
        private long left;

        Steps(long left) {
            this.left = left;
        }

        void take() {
            if (left-- <= 0) {
                throw new Spent();
            }
        }

        private static final class Spent extends RuntimeException {
            Spent() {
                super("the steps of a pattern are spent", null, false, false);
            }
        }
    }

    /// A text that takes one step from the bound for each character that is looked at.
    private record Counted(String text, Steps steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            steps.take();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), steps);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
