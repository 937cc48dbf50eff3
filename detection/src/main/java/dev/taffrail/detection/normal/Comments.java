package dev.taffrail.detection.normal;

/// Finds the comments of HTML and XML: a page's reader does not see them, a model does.
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
}
