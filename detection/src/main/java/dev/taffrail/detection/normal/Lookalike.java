package dev.taffrail.detection.normal;

import java.text.Normalizer;

/// Reads letters that look like Latin ones as these. Only where the text looks disguised: a word of two scripts, or no
/// letter of the other script that lacks a Latin twin, or accents on more letters than any language has, or marks on
/// letters that do not go with them.
final class Lookalike {
    private static final String FROM =
            "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04BB\u0501\u051B\u051D\u0475\u043A\u043C\u0442\u043D\u0432\u0433\u043F\u0438"
                    + "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
                    + "\u03B1\u03B5\u03B9\u03BF\u03C1\u03C4\u03C5\u03C7\u03BD\u03BA\u03B3\u03B7\u03C9\u03B2"
                    + "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7"
                    + "\u0251\u0261\u0131\u0269\u028B\u1D00\u0299\u1D04\u1D05\u1D07\uA730\u0262\u029C\u026A\u1D0A\u1D0B\u029F\u1D0D\u0274\u1D0F\u1D18\u0280\uA731\u1D1B\u1D1C\u1D20\u1D21\u028F\u1D22"
                    + "\u0581\u0585\u057D\u0570\u0578\u057C\u04CF\u01C0\u2223";
    private static final String TO =
            "aeopcyxijshdqwvkmthbrnuABEKMHOPCTYXIJSaeioptuxvkynwBABEZHIKMNOPTYXagiivabcdefghijklmnoprstuvwyzgoshnnlll";
    private static final char FIRST = 128;
    private static final char[] TWINS = twins();
    /// More accents than this share of the letters is no language.
    private static final int ACCENTS_OF_TEN = 4;
    /// So many marks on letters that hardly a language puts them on.
    private static final int MIN_LOOSE = 2;

    private Lookalike() {}

    /// @return an empty view when the text does not look disguised
    static View read(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        if (isDisguised(text)) {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c < FIRST) {
                    read.copy(at);
                } else if (TWINS[c] != 0) {
                    read.append(TWINS[c], at, at + 1);
                } else {
                    bare(read, text, at);
                }
            }
        }
        return read.as(Form.LOOKALIKE);
    }

    private static void bare(ViewBuilder read, String text, int at) {
        char c = text.charAt(at);
        if (Character.isSurrogate(c)) {
            read.copy(at);
            return;
        }
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        for (int i = 0; i < parts.length(); i++) {
            if (!isMark(parts.charAt(i))) {
                read.append(parts.charAt(i), at, at + 1);
            }
        }
    }

    private static boolean isDisguised(String text) {
        int twins = 0;
        int others = 0;
        int latin = 0;
        int accents = 0;
        int loose = 0;
        boolean mixed = false;
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < FIRST) {
                boolean letter = Character.isLetter(c);
                latin += letter ? 1 : 0;
                mixed |= letter && isTwin(before);
            } else if (isTwin(c)) {
                twins++;
                mixed |= before < FIRST && Character.isLetter(before);
            } else if (isMark(c)) {
                accents += Character.getType(c) == Character.NON_SPACING_MARK ? 1 : 0;
                loose += isLatin(before) ? 1 : 0;
            } else if (c < 0x0250) {
                accents++;
            } else if (isRare(c)) {
                accents++;
                loose++;
            } else if (Character.isLetter(c) && c < 0x0590) {
                others++;
            }
            before = c;
        }
        return mixed
                || loose >= MIN_LOOSE
                || (twins > 0 && others == 0)
                || (10 * accents > ACCENTS_OF_TEN * (latin + accents) && accents > 8);
    }

    private static boolean isMark(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isLatin(char c) {
        return c < 0x0250 && Character.isLetter(c);
    }

    /// Latin letters with dots, lines and rings below, between those of Welsh and of Vietnamese.
    private static boolean isRare(char c) {
        return c >= 0x1E00 && c <= 0x1E9B && !(c >= 0x1E80 && c <= 0x1E85);
    }

    private static boolean isTwin(char c) {
        return c >= FIRST && TWINS[c] != 0;
    }

    private static char[] twins() {
        if (FROM.length() != TO.length()) {
            throw new IllegalStateException("%d look-alikes have %d twins".formatted(FROM.length(), TO.length()));
        }
        var twins = new char[1 << 16];
        for (int i = 0; i < FROM.length(); i++) {
            twins[FROM.charAt(i)] = TO.charAt(i);
        }
        return twins;
    }
}
