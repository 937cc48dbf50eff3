package dev.taffrail.detection.pii;

import dev.taffrail.detection.weights.Hash;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into tokens. What a form was found for is one token.
final class Tokens {
    private static final int MAX_WORD = 64;

    private Tokens() {}

    static List<Token> of(String text, List<PersonalFinding> forms) {
        var tokens = new ArrayList<Token>(text.length() / 4 + 4);
        int form = 0;
        for (int at = 0; at < text.length(); ) {
            if (form < forms.size() && forms.get(form).span().start() == at) {
                PersonalFinding found = forms.get(form++);
                int type = Hash.of(found.type().name());
                at = found.span().end();
                tokens.add(
                        new Token(found.span().start(), at, Hash.add(0x5F, type), Hash.add(0x6F, type), found.type()));
                continue;
            }
            int limit = form < forms.size() ? forms.get(form).span().start() : text.length();
            char c = text.charAt(at);
            int end = end(text, at, Math.min(limit, at + MAX_WORD));
            if (c == '\n' || (c > ' ' && c != '\u00A0')) {
                tokens.add(new Token(at, end, word(text, at, end), shape(text, at, end), null));
            }
            at = end;
        }
        return tokens;
    }

    private static int end(String text, int start, int limit) {
        char c = text.charAt(start);
        int end = start + 1;
        if (isLetter(c)) {
            while (end < limit && (isLetter(text.charAt(end)) || isInside(text, end, limit))) {
                end++;
            }
        } else if (Character.isDigit(c)) {
            while (end < limit && Character.isDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    /// An apostrophe or a hyphen between letters: O'Neill, Anne-Marie. Not the `'s` of a genitive.
    private static boolean isInside(String text, int at, int limit) {
        char c = text.charAt(at);
        boolean joins = c == '-' || c == '\'' || c == '\u2019';
        if (!joins || at + 1 >= limit || !isLetter(text.charAt(at + 1))) {
            return false;
        }
        boolean genitive =
                c != '-' && text.charAt(at + 1) == 's' && (at + 2 >= text.length() || !isLetter(text.charAt(at + 2)));
        return !genitive;
    }

    private static int word(String text, int start, int end) {
        int hash = Hash.add(0x1F, Character.isDigit(text.charAt(start)) ? end - start : 0);
        if (Character.isDigit(text.charAt(start)) && end - start > 2 && end - start != 4) {
            return hash;
        }
        for (int i = start; i < end; i++) {
            hash = Hash.add(hash, Character.toLowerCase(text.charAt(i)));
        }
        return hash;
    }

    /// Runs of capitals, small letters, digits and others, each cut to two.
    private static int shape(String text, int start, int end) {
        int hash = 0x2F;
        int before = -1;
        int run = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int kind = Character.isUpperCase(c) ? 1 : Character.isLetter(c) ? 2 : Character.isDigit(c) ? 3 : c + 4;
            run = kind == before ? run + 1 : 0;
            before = kind;
            if (run < (kind == 3 ? 5 : 2)) {
                hash = Hash.add(hash, kind);
            }
        }
        return hash;
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c)
                || Character.isSurrogate(c)
                || (c >= 0x0300 && Character.getType(c) == Character.NON_SPACING_MARK);
    }
}
