package dev.taffrail.detection.normal;

import java.util.ArrayList;
import java.util.List;

/// Finds characters given by their numbers: `69676e6f7265`, `69 67 6e`, `0x69, 0x67`, `01101001 01100111`, `105 103
/// 110`.
final class NumberRuns {
    private static final int MIN_BYTES = 6;
    private static final int MAX_DIGITS = 8;

    private final String text;
    private final ViewBuilder read;

    private NumberRuns(View from) {
        this.text = from.text();
        this.read = new ViewBuilder(from, 16);
    }

    /// What all of them say, one below the other, so that many cost what one does.
    ///
    /// @return an empty view when there are none
    static View read(View from) {
        var runs = new NumberRuns(from);
        runs.run();
        return runs.read.as(Form.NUMBERS);
    }

    private void run() {
        for (int at = 0; at < text.length(); ) {
            if (!isHex(text.charAt(at))
                    || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) && !isPrefix(at))) {
                at++;
                continue;
            }
            int end = endOfGroup(at);
            at = end - at > MAX_DIGITS ? solid(at, end) : series(at, end);
        }
    }

    private boolean isPrefix(int at) {
        return at > 1 && (text.charAt(at - 1) == 'x' || text.charAt(at - 1) == 'X') && text.charAt(at - 2) == '0';
    }

    private int solid(int start, int end) {
        int size = end - start;
        boolean binary = isBinary(start, end);
        int step = binary ? 8 : 2;
        if (size % step == 0 && size / step >= MIN_BYTES) {
            var bytes = new byte[size / step];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) value(start + i * step, start + (i + 1) * step, binary ? 2 : 16);
            }
            take(bytes, bytes.length, start, end);
        }
        return end;
    }

    private boolean isBinary(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '0' && text.charAt(i) != '1') {
                return false;
            }
        }
        return true;
    }

    /// Groups of one width, or decimal numbers, with spaces or commas between them.
    private int series(int start, int firstEnd) {
        int width = firstEnd - start;
        int radix = width == 8 ? 2 : width == 2 && !isDecimal(start, firstEnd) ? 16 : 0;
        var starts = new ArrayList<int[]>();
        int at = start;
        int end = firstEnd;
        while (true) {
            starts.add(new int[] {at, end});
            int next = afterSeparator(end);
            if (next == end || next >= text.length() || !isHex(text.charAt(next))) {
                break;
            }
            at = next;
            end = endOfGroup(next);
            if (end - at > MAX_DIGITS) {
                break;
            }
        }
        int last = starts.getLast()[1];
        if (starts.size() >= MIN_BYTES) {
            bytes(starts, radix == 0 ? radixOf(starts) : radix, start, last);
        }
        return last;
    }

    private void bytes(List<int[]> groups, int radix, int start, int end) {
        var bytes = new byte[groups.size()];
        for (int i = 0; i < bytes.length; i++) {
            int value = value(groups.get(i)[0], groups.get(i)[1], radix);
            if (value < 0 || value > 255) {
                return;
            }
            bytes[i] = (byte) value;
        }
        take(bytes, bytes.length, start, end);
    }

    private int radixOf(List<int[]> groups) {
        boolean twoEach = groups.stream().allMatch(group -> group[1] - group[0] == 2);
        boolean decimal = groups.stream().allMatch(group -> isDecimal(group[0], group[1]));
        boolean letters = decimal && groups.stream().allMatch(group -> isSaid(value(group[0], group[1], 10)));
        return letters && !twoEach ? 10 : twoEach ? 16 : 10;
    }

    private static boolean isSaid(int value) {
        return (value >= 32 && value < 127) || value == 10;
    }

    private void take(byte[] bytes, int size, int start, int end) {
        Decoded.text(bytes, size).ifPresent(said -> {
            read.startLine();
            read.append(said, start, end);
        });
    }

    private int afterSeparator(int end) {
        int at = end;
        while (at < text.length() && at - end < 3 && ", ;:\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean prefixed = at + 1 < text.length() && text.charAt(at) == '0' && (text.charAt(at + 1) | 32) == 'x';
        return at > end && prefixed ? at + 2 : at;
    }

    private boolean isDecimal(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private int value(int start, int end, int radix) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private int endOfGroup(int start) {
        int end = start;
        while (end < text.length() && isHex(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
