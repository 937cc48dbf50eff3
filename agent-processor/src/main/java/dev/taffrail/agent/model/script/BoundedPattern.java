package dev.taffrail.agent.model.script;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression whose search ends: the texts come from users, and a careless expression can take exponential
/// time on them. The work is counted in characters looked at, so the end does not depend on the machine.
record BoundedPattern(Pattern pattern) {
    static final int MAX_LENGTH = 200;
    static final int MAX_LOOKS = 2_000_000;

    /// @throws InvalidTemplate when the text is no expression
    static BoundedPattern compile(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new InvalidTemplate("has a regular expression of " + text.length() + " characters; 1 to " + MAX_LENGTH
                    + " are allowed");
        }
        try {
            return new BoundedPattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new InvalidTemplate("has the regular expression " + text + ", which is wrong: " + e.getDescription());
        }
    }

    /// What the first group finds, or the whole expression when it has no group.
    ///
    /// @throws PatternTooSlow when the search looked at more than [#MAX_LOOKS] characters, or went too deep
    Optional<String> find(String text) {
        var matcher = pattern.matcher(new Counted(text, new int[] {MAX_LOOKS}, pattern));
        try {
            if (!matcher.find()) {
                return Optional.empty();
            }
        } catch (StackOverflowError _) { // java.util.regex recurses over repeated groups, as deep as the text is long
            throw new PatternTooSlow(pattern.pattern());
        }
        return Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
    }

    @SuppressWarnings("ArrayRecordComponent") // the counter is shared by the subsequences on purpose
    private record Counted(CharSequence text, int[] left, Pattern pattern) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left[0]-- == 0) {
                throw new PatternTooSlow(pattern.pattern());
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
