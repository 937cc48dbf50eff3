package dev.taffrail.detection.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Expressions of RE2 whose size is bounded. RE2 takes time in proportion to the text, and to the expression with its
/// repetitions written out: `((a{1000}){1000}){1000}` has no room in any memory. What reads no character counts for
/// several, since RE2 goes over a row of it by recursion: `((a?){1000}){10}` has no room on any stack.
public final class LinearPattern {
    /// How many characters and classes an expression may have when its repetitions are written out.
    public static final int MOST = 20_000;

    /// A branch, an assertion, what may be left out, a place with nothing in it.
    private static final int STEP = 5;
    /// Of a group that is remembered: its beginning and its end.
    private static final int GROUP = 2 * STEP;
    /// Of a class of Unicode, which is a table however often it is repeated.
    private static final int TABLE = 100;

    /// Of a refused one.
    private static final int SHOWN = 100;

    private static final String ASSERTIONS = "bBAz";

    private final String expression;
    /// Of the groups that are open.
    private final Deque<Long> outer = new ArrayDeque<>();
    /// Of the group that is read.
    private long size;
    /// Of what was read last, which a number of times would repeat.
    private long last;
    private long tables;

    private LinearPattern(String expression) {
        this.expression = expression;
    }

    /// @param flags of [Pattern]
    /// @throws PatternSyntaxException when it is none, or too large
    public static Pattern compile(String expression, int flags) {
        bounded(expression);
        return Pattern.compile(expression, flags);
    }

    /// Expressions that are tried side by side, each for itself: as one with branches, the first that fits
    /// would hide
    /// what another one finds. They are bounded together, as one is.
    ///
    /// @param flags of [Pattern]
    /// @throws PatternSyntaxException when one of them is none or too large, or all of them are together
    public static List<Pattern> compileAll(List<String> expressions, int flags) {
        long together =
                expressions.stream().mapToLong(each -> STEP + bounded(each)).sum();
        if (expressions.size() > 1 && together > MOST) {
            throw new PatternSyntaxException(
                    "together, with their repetitions written out, they have " + together
                            + " characters, and those of one rule have at most " + MOST
                            + "; repeat less, or spread them over several rules",
                    shown(expressions.getFirst()) + " and " + (expressions.size() - 1) + " more");
        }
        return expressions.stream().map(each -> Pattern.compile(each, flags)).toList();
    }

    private static String shown(String expression) {
        return expression.length() <= SHOWN ? expression : expression.substring(0, SHOWN) + "...";
    }

    private static long bounded(String expression) {
        long size = new LinearPattern(expression).size();
        if (size > MOST) {
            throw new PatternSyntaxException(
                    "with its repetitions written out it has more than " + MOST + " characters; repeat less",
                    shown(expression));
        }
        return size;
    }

    private long size() {
        for (int at = 0; at < expression.length() && size <= MOST; ) {
            at = switch (expression.charAt(at)) {
                case '(' -> open(at);
                case ')' -> close(at);
                case '[' -> one(endOfClass(at));
                case '\\' -> expression.startsWith("\\Q", at) ? quoted(at) : escape(at);
                case '{' -> times(at);
                case '*', '+', '?' -> repeated(at + 1);
                case '|' -> branch(at + 1);
                case '^', '$' -> read(STEP, at + 1);
                default -> one(at + 1);
            };
        }
        while (!outer.isEmpty()) {
            close(0);
        }
        return size + tables;
    }

    private int one(int end) {
        return read(1, end);
    }

    private int read(int weight, int end) {
        size += weight;
        last = weight;
        return end;
    }

    private int escape(int at) {
        boolean asserts = at + 1 < expression.length() && ASSERTIONS.indexOf(expression.charAt(at + 1)) >= 0;
        return read(asserts ? STEP : 1, endOfEscape(at));
    }

    /// `\Q...\E`, or to the end.
    private int quoted(int start) {
        int end = expression.indexOf("\\E", start);
        int next = end < 0 ? expression.length() : end + 2;
        size += next - start;
        return one(next);
    }

    private int open(int at) {
        int end = at + 1;
        boolean remembered = !expression.startsWith("(?", at)
                || expression.startsWith("(?P<", at)
                || expression.startsWith("(?<", at);
        if (!remembered) {
            end = endOfFlags(at + 2);
            if (end > 0 && expression.charAt(end - 1) == ')') {
                return read(1, end);
            }
        }
        outer.push(size);
        size = remembered ? GROUP : 1;
        last = 0;
        return orNothing(end);
    }

    /// Behind the `:` of `(?i:` or the `)` of `(?i)`.
    private int endOfFlags(int from) {
        int end = from;
        while (end < expression.length() && expression.charAt(end) != ':' && expression.charAt(end) != ')') {
            end++;
        }
        return Math.min(end + 1, expression.length());
    }

    private int branch(int end) {
        size += STEP;
        last = 0;
        return orNothing(end);
    }

    /// Nothing between two signs is something for RE2.
    private int orNothing(int at) {
        boolean nothing = at == expression.length() || expression.charAt(at) == '|' || expression.charAt(at) == ')';
        size += nothing ? STEP : 0;
        return at;
    }

    private int close(int at) {
        last = size;
        size += outer.isEmpty() ? 0 : outer.pop();
        return at + 1;
    }

    private int repeated(int end) {
        size += STEP;
        last += STEP;
        return end;
    }

    /// `{n}`, `{n,}` or `{n,m}`; anything else is a brace.
    private int times(int at) {
        int close = expression.indexOf("}", at);
        String times = close < 0 || close > at + 20 ? "" : expression.substring(at + 1, close);
        if (!times.matches("\\d{1,9}(?:,\\d{0,9})?")) {
            return one(at + 1);
        }
        String[] numbers = times.split(",", -1);
        long least = Long.parseLong(numbers[0]);
        long most = Math.max(1, least);
        if (numbers.length > 1 && !numbers[1].isEmpty()) {
            most = Math.max(most, Long.parseLong(numbers[1]));
        }
        long perhaps = last == 1 ? 1 : STEP;
        long written = last * most + (most - least) * perhaps + (least == 0 || numbers.length > 1 ? STEP : 0);
        size += written - last;
        last = written;
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
        char letter = start + 1 < expression.length() ? expression.charAt(start + 1) : ' ';
        boolean unicode = letter == 'p' || letter == 'P';
        tables += unicode ? TABLE : 0;
        boolean braced =
                (unicode || letter == 'x') && start + 2 < expression.length() && expression.charAt(start + 2) == '{';
        int close = braced ? expression.indexOf("}", start) : -1;
        return close < 0 ? start + 2 : close + 1;
    }
}
