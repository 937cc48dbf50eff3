package dev.taffrail.detection.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Expressions of RE2 whose size is bounded. RE2 takes time in proportion to the text, and to the expression with its
/// repetitions written out: `((a{1000}){1000}){1000}` has no room in any memory.
public final class LinearPattern {
    /// How many characters and classes an expression may have when its repetitions are written out.
    public static final int MOST = 20_000;

    private final String expression;
    /// Of the groups that are open.
    private final Deque<Long> outer = new ArrayDeque<>();
    /// Of the group that is read.
    private long size;
    /// Of what was read last, which a number of times would repeat.
    private long last;

    private LinearPattern(String expression) {
        this.expression = expression;
    }

    /// @param flags of [Pattern]
    /// @throws PatternSyntaxException when it is none, or too large
    public static Pattern compile(String expression, int flags) {
        long size = new LinearPattern(expression).size();
        if (size > MOST) {
            throw new PatternSyntaxException(
                    "with its repetitions written out it has more than " + MOST + " characters; repeat less",
                    expression);
        }
        return Pattern.compile(expression, flags);
    }

    private long size() {
        for (int at = 0; at < expression.length() && size <= MOST; ) {
            at = switch (expression.charAt(at)) {
                case '(' -> open(at);
                case ')' -> close(at);
                case '[' -> one(endOfClass(at));
                case '\\' -> expression.startsWith("\\Q", at) ? quoted(at) : one(endOfEscape(at));
                case '{' -> times(at);
                default -> one(at + 1);
            };
        }
        while (!outer.isEmpty()) {
            close(0);
        }
        return size;
    }

    private int one(int end) {
        size++;
        last = 1;
        return end;
    }

    /// `\Q...\E`, or to the end.
    private int quoted(int start) {
        int end = expression.indexOf("\\E", start);
        int next = end < 0 ? expression.length() : end + 2;
        size += next - start;
        return one(next);
    }

    private int open(int at) {
        outer.push(size);
        size = 0;
        last = 0;
        return at + 1;
    }

    private int close(int at) {
        last = size;
        size += outer.isEmpty() ? 0 : outer.pop();
        return at + 1;
    }

    /// `{n}`, `{n,}` or `{n,m}`; anything else is a brace.
    private int times(int at) {
        int close = expression.indexOf("}", at);
        String times = close < 0 ? "" : expression.substring(at + 1, close);
        if (!times.matches("\\d{1,9}(?:,\\d{0,9})?")) {
            return one(at + 1);
        }
        long most = 1;
        for (String number : times.split(",", -1)) {
            most = number.isEmpty() ? most : Math.max(most, Long.parseLong(number));
        }
        size += last * (most - 1);
        last *= most;
        return close + 1;
    }

    private int endOfClass(int start) {
        int at = start + 1;
        at += at < expression.length() && expression.charAt(at) == '^' ? 1 : 0;
        at += at < expression.length() && expression.charAt(at) == ']' ? 1 : 0;
        while (at < expression.length() && expression.charAt(at) != ']') {
            int named = expression.startsWith("[:", at) ? expression.indexOf(":]", at) : -1;
            at = named > 0 ? named + 2 : expression.charAt(at) == '\\' ? endOfEscape(at) : at + 1;
        }
        return at + 1;
    }

    private int endOfEscape(int start) {
        boolean braced = start + 2 < expression.length()
                && "pPx".indexOf(expression.charAt(start + 1)) >= 0
                && expression.charAt(start + 2) == '{';
        int close = braced ? expression.indexOf("}", start) : -1;
        return close < 0 ? start + 2 : close + 1;
    }
}
