package dev.taffrail.detection.normal;

import java.util.ArrayList;
import java.util.List;

/// Finds the comments of HTML and XML: a page's reader does not see them, a model does.
final class Comments {
    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";

    private Comments() {}

    /// Each comment by itself; one that is never closed goes to the end.
    static List<View> read(View from) {
        String text = from.text();
        var found = new ArrayList<View>();
        for (int open = text.indexOf(OPEN); open >= 0; ) {
            int start = open + OPEN.length();
            int close = text.indexOf(CLOSE, start);
            int end = close < 0 ? text.length() : close;
            var read = new ViewBuilder(from, end - start);
            for (int at = start; at < end; at++) {
                read.copy(at);
            }
            found.add(read.as(Form.COMMENT));
            open = text.indexOf(OPEN, end);
        }
        return found;
    }
}
