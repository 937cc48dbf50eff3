package dev.taffrail.detection.normal;

import java.util.Set;

/// Reads a document of JSON as the names and values that it holds, a line each, without their escapes; documents within
/// its values the same way.
///
/// What counts as a document has nothing but signs, numbers and words of JSON outside of its quotes, whether or not
/// they stand in the right order: so there is nothing in it that is not read.
final class DocumentTexts {
    /// Documents within documents.
    private static final int MAX_DEPTH = 8;

    private static final String SIGNS = "{}[]:, \n\t\r";
    private static final Set<String> WORDS = Set.of("true", "false", "null");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ViewBuilder read;

    private DocumentTexts(View from) {
        this.read = new ViewBuilder(from, 0);
    }

    /// @return an empty view when it is no document, or holds no text
    static View read(View from) {
        var texts = new DocumentTexts(from);
        if (isDocument(from.text())) {
            texts.flatten(Quoted.all(from.text()), 0);
        }
        return texts.read.as(Form.DOCUMENT);
    }

    static boolean isDocument(String text) {
        int at = firstSign(text);
        if (at == text.length() || (text.charAt(at) != '{' && text.charAt(at) != '[')) {
            return false;
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '"' ? endOfString(text, at) : SIGNS.indexOf(c) >= 0 ? at + 1 : endOfWord(text, at);
            if (end < 0) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static int firstSign(String text) {
        int at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == BYTE_ORDER_MARK)) {
            at++;
        }
        return at;
    }

    /// @return -1 when it has none
    private static int endOfString(String text, int start) {
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            at += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    /// @return -1 when it is no word and no number
    private static int endOfWord(String text, int start) {
        int end = start;
        boolean number = true;
        while (end < text.length() && text.charAt(end) != '"' && SIGNS.indexOf(text.charAt(end)) < 0) {
            number &= "0123456789+-.eE".indexOf(text.charAt(end)) >= 0;
            end++;
        }
        return number || WORDS.contains(text.substring(start, end)) ? end : -1;
    }

    private void flatten(Quoted document, int depth) {
        String text = document.text();
        for (int at = firstSign(text); at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                int end = endOfString(text, at);
                said(document.part(at + 1, end - 1), depth);
                at = end - 1;
            }
        }
    }

    private void said(Quoted text, int depth) {
        if (depth < MAX_DEPTH && isDocument(text.text())) {
            flatten(text, depth + 1);
            return;
        }
        read.startLine();
        for (int i = 0; i < text.text().length(); i++) {
            read.append(text.text().charAt(i), text.place(i), text.place(i + 1));
        }
    }
}
