package dev.taffrail.detection.toolcall.format;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/// Whether all characters of a label are allowed where they stand: RFC 5892, appendix A.
final class ContextRules {
    /// Canonical combining class 9, which the platform does not tell.
    private static final CodePoints VIRAMAS = CodePoints.of("""
            94D 9CD A4D ACD B4D BCD C4D CCD D3B-D3C D4D DCA E3A EBA F84 1039-103A 1714-1715 1734 17D2 1A60 1B44 1BAA-1BAB
            1BF2-1BF3 2D7F A806 A82C A8C4 A953 A9C0 AAF6 ABED 10A3F 11046 11070 1107F 110B9 11133-11134 111C0 11235 112EA
            1134D 113CE-113D0 11442 114C2 115BF 1163F 116B6 1172B 11839 1193D-1193E 119E0 11A34 11A47 11A99 11C3F 11D44-11D45
            11D97 11F41-11F42 1612F
            """);

    private ContextRules() {}

    static boolean hold(int[] label) {
        for (int at = 0; at < label.length; at++) {
            boolean holds = switch (DerivedProperty.of(label[at])) {
                case ALLOWED -> true;
                case BY_CONTEXT -> holdsAt(at, label);
                case REFUSED -> false;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsAt(int at, int[] label) {
        int before = at == 0 ? Cursor.END : label[at - 1];
        int after = at + 1 == label.length ? Cursor.END : label[at + 1];
        return switch (label[at]) {
            case 0x200C -> VIRAMAS.contains(before) || isBetweenJoined(at, label);
            case 0x200D -> VIRAMAS.contains(before);
            case 0xB7 -> before == 'l' && after == 'l';
            case 0x375 -> isOf(after, UnicodeScript.GREEK);
            case 0x5F3, 0x5F4 -> isOf(before, UnicodeScript.HEBREW);
            case 0x30FB -> Arrays.stream(label).anyMatch(ContextRules::isJapanese);
            // What is left are the two kinds of digits, which do not mix.
            default -> Arrays.stream(label).noneMatch(c -> isOtherDigit(label[at], c));
        };
    }

    private static boolean isBetweenJoined(int at, int[] label) {
        int before = at - 1;
        while (before >= 0 && JoiningType.isTransparent(label[before])) {
            before--;
        }
        int after = at + 1;
        while (after < label.length && JoiningType.isTransparent(label[after])) {
            after++;
        }
        return before >= 0
                && after < label.length
                && JoiningType.joinsNext(label[before])
                && JoiningType.joinsPrevious(label[after]);
    }

    private static boolean isJapanese(int c) {
        return isOf(c, UnicodeScript.HIRAGANA) || isOf(c, UnicodeScript.KATAKANA) || isOf(c, UnicodeScript.HAN);
    }

    private static boolean isOf(int c, UnicodeScript script) {
        return c != Cursor.END && UnicodeScript.of(c) == script;
    }

    private static boolean isOtherDigit(int digit, int c) {
        return digit < 0x6F0 ? c >= 0x6F0 && c <= 0x6F9 : c >= 0x660 && c <= 0x669;
    }
}
