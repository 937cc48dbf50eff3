package dev.taffrail.detection.pii;

import java.util.List;
import java.util.Locale;

/// Cards where no number stands by itself: as a part of a name, with underscores between their groups, over the end of
/// a line. So much else is written like that that the digits must be those of an issuer, and nothing may follow.
final class CardRun {
    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final int FOUR = 4;
    private static final int LONGEST_WORD = 16;
    /// Ends of words that say what other number follows.
    private static final List<String> OTHERS = List.of(
            "order",
            "invoice",
            "ref",
            "id",
            "ticket",
            "tracking",
            "shipment",
            "parcel",
            "sku",
            "item",
            "batch",
            "lot",
            "time",
            "at",
            "ts",
            "ms",
            "ns",
            "nanos",
            "millis",
            "epoch",
            "msg",
            "message",
            "req",
            "request",
            "trace",
            "span",
            "img",
            "image",
            "file",
            "frame",
            "seed",
            "build",
            "version",
            "v",
            "serial",
            "barcode",
            "gtin");

    private CardRun() {}

    /// The end of the card whose digits begin at `start`, right behind a letter or an underscore; -1 for none.
    static int inName(String text, int start) {
        int end = start;
        while (end < text.length() && end - start <= MOST && isDigit(text.charAt(end))) {
            end++;
        }
        return isAlone(text, end) && isIssued(text.substring(start, end)) && !isOther(text, start) ? end : -1;
    }

    /// The end of the card in four groups of four that begins at `start`; -1 for none.
    static int inGroups(String text, int start) {
        var digits = new StringBuilder();
        int at = start;
        int lines = 0;
        char sign = 0;
        for (int group = 0; group < FOUR; group++) {
            if (group > 0) {
                int next = behindBreak(text, at);
                if (next > at) {
                    lines++;
                } else if (at < text.length() && (sign == 0 || text.charAt(at) == sign)) {
                    sign = text.charAt(at);
                    next = at + 1;
                }
                at = next;
            }
            if (!isGroup(text, at)) {
                return -1;
            }
            digits.append(text, at, at + FOUR);
            at += FOUR;
        }
        boolean asWritten = (sign == '_' && lines == 0) || ((sign == ' ' || sign == '-') && lines == 1);
        return asWritten && isAlone(text, at) && !isInTable(text, start, at) && isIssued(digits.toString()) ? at : -1;
    }

    private static boolean isGroup(String text, int start) {
        if (start + FOUR > text.length()) {
            return false;
        }
        for (int at = start; at < start + FOUR; at++) {
            if (!isDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static int behindBreak(String text, int at) {
        int next = text.startsWith("\r", at) ? at + 1 : at;
        return text.startsWith("\n", next) ? next + 1 : at;
    }

    /// More digits beside it: a table of numbers.
    private static boolean isInTable(String text, int start, int end) {
        boolean before = start > 1 && !isLetter(text.charAt(start - 1)) && isDigit(text.charAt(start - 2));
        boolean after = end + 1 < text.length() && !isLetter(text.charAt(end)) && isDigit(text.charAt(end + 1));
        return before || after;
    }

    private static boolean isAlone(String text, int end) {
        return end == text.length()
                || !(isDigit(text.charAt(end)) || isLetter(text.charAt(end)) || text.charAt(end) == '_');
    }

    private static boolean isOther(String text, int start) {
        int end = start;
        while (end > 0 && text.charAt(end - 1) == '_') {
            end--;
        }
        int from = end;
        while (from > 0 && end - from < LONGEST_WORD && isLetter(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, end).toLowerCase(Locale.ROOT);
        return OTHERS.stream().anyMatch(word::endsWith);
    }

    /// By what the numbers of the large issuers begin with, and how long they are.
    private static boolean isIssued(String digits) {
        if (digits.length() < FEWEST
                || digits.length() > MOST
                || !digits.chars().allMatch(CardRun::isDigit)) {
            return false;
        }
        int four = Integer.parseInt(digits.substring(0, FOUR));
        int two = four / 100;
        boolean issued = switch (digits.length()) {
            case 13, 19 -> two / 10 == 4;
            case 14 -> two == 36 || two == 38 || (four >= 3000 && four <= 3059);
            case 15 -> two == 34 || two == 37;
            case 16 ->
                two / 10 == 4
                        || (two >= 51 && two <= 55)
                        || (four >= 2221 && four <= 2720)
                        || (four >= 3528 && four <= 3589)
                        || four == 6011
                        || two == 65
                        || (four >= 6440 && four <= 6499)
                        || two == 62;
            default -> two == 62;
        };
        return issued && Checksum.luhn(digits, 0, digits.length());
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
