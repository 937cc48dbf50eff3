package dev.taffrail.detection.normal;

/// The comments of HTML and XML: a page's reader does not see them, a model does, and may read over them as well.
final class Comments {
    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";

    private Comments() {}

    /// All of them, one below the other, so that many cost what one does; one that is never closed goes to the end.
    ///
    /// @return an empty view when there are none
    static View read(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, 16);
        for (int open = text.indexOf(OPEN); open >= 0; ) {
            int start = open + OPEN.length();
            int close = text.indexOf(CLOSE, start);
            int end = close < 0 ? text.length() : close;
            read.startLine();
            for (int at = start; at < end; at++) {
                read.copy(at);
            }
            open = text.indexOf(OPEN, end);
        }
        return read.as(Form.COMMENT);
    }

    /// The text without them.
    ///
    /// @param parting whether one within a word parts two words
    /// @return an empty view when none stands within a line
    static View without(View from, boolean parting) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        boolean within = false;
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf(OPEN, at);
            for (int end = open < 0 ? text.length() : open; at < end; at++) {
                read.copy(at);
            }
            if (open >= 0) {
                int close = text.indexOf(CLOSE, open + OPEN.length());
                at = close < 0 ? text.length() : close + CLOSE.length();
                within |= isWord(text, beforeSpace(text, open)) && isWord(text, afterSpace(text, at));
                if (parting && isWord(text, open - 1) && isWord(text, at)) {
                    read.append(' ', open, at);
                }
            }
        }
        return within ? read.as(Form.COMMENT) : new ViewBuilder(from, 0).as(Form.COMMENT);
    }

    private static int beforeSpace(String text, int open) {
        return open > 0 && text.charAt(open - 1) == ' ' ? open - 2 : open - 1;
    }

    private static int afterSpace(String text, int end) {
        return end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
