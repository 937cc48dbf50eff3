package dev.taffrail.detection.toolcall.format;

import java.util.Optional;

/// RFC 3492, sections 6.2 and 6.3, for what fits into a label.
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;

    private Punycode() {}

    /// @param text at most 63 characters of lower case
    static Optional<String> decode(String text) {
        int delimiter = text.lastIndexOf('-');
        int[] output = new int[text.length()];
        int length = 0;
        for (int at = 0; at < delimiter; at++) {
            output[length++] = text.charAt(at);
        }
        long n = INITIAL_N;
        long i = 0;
        int bias = INITIAL_BIAS;
        int at = delimiter + 1;
        while (at < text.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < text.length() ? digitOf(text.charAt(at++)) : -1;
                if (digit < 0 || digit > (Integer.MAX_VALUE - i) / weight) {
                    return Optional.empty();
                }
                i += digit * weight;
                int threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                weight = Math.min(weight * (BASE - threshold), Integer.MAX_VALUE);
            }
            bias = adapt(i - before, length + 1, before == 0);
            n += i / (length + 1);
            i %= length + 1;
            if (n > Character.MAX_CODE_POINT
                    || Ascii.isWithin((int) n, Character.MIN_SURROGATE, Character.MAX_SURROGATE)) {
                return Optional.empty();
            }
            System.arraycopy(output, (int) i, output, (int) i + 1, length - (int) i);
            output[(int) i++] = (int) n;
            length++;
        }
        return Optional.of(new String(output, 0, length));
    }

    /// @param text at most some hundred characters
    static String encode(String text) {
        int[] input = text.codePoints().toArray();
        var output = new StringBuilder();
        text.codePoints().filter(c -> c < INITIAL_N).forEach(output::appendCodePoint);
        int basic = output.length();
        if (basic > 0) {
            output.append('-');
        }
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        long delta = 0;
        for (int handled = basic; handled < input.length; n++, delta++) {
            int next = smallestFrom(n, input);
            delta += (long) (next - n) * (handled + 1);
            n = next;
            for (int c : input) {
                delta += c < n ? 1 : 0;
                if (c == n) {
                    appendNumber(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
        }
        return output.toString();
    }

    private static int smallestFrom(int n, int[] input) {
        int smallest = Integer.MAX_VALUE;
        for (int c : input) {
            smallest = c >= n ? Math.min(smallest, c) : smallest;
        }
        return smallest;
    }

    private static void appendNumber(StringBuilder output, long number, int bias) {
        long rest = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                break;
            }
            output.append(character((int) (threshold + (rest - threshold) % (BASE - threshold))));
            rest = (rest - threshold) / (BASE - threshold);
        }
        output.append(character((int) rest));
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private static int adapt(long delta, int points, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
    }

    private static int digitOf(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }

    private static char character(int digit) {
        return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
    }
}
