package dev.taffrail.detection.toolcall.format;

/// JSON pointers of RFC 6901, section 3, and relative ones of draft-bhutton-relative-json-pointer-00, section 3.
final class JsonPointer {
    private JsonPointer() {}

    static boolean isPointer(String text) {
        return pointerFollows(new Cursor(text));
    }

    /// How many levels up, perhaps how many items on or back, and then a pointer or `#`.
    static boolean isRelativePointer(String text) {
        var cursor = new Cursor(text);
        if (!takeNumber(cursor)) {
            return false;
        }
        if (cursor.takeIf(c -> c == '+' || c == '-') && !takeNumber(cursor)) {
            return false;
        }
        return cursor.take('#') ? cursor.atEnd() : pointerFollows(cursor);
    }

    private static boolean takeNumber(Cursor cursor) {
        return cursor.take('0') || cursor.takeWhile(Ascii::isDigit) > 0;
    }

    private static boolean pointerFollows(Cursor cursor) {
        if (!cursor.atEnd() && cursor.peek() != '/') {
            return false;
        }
        while (!cursor.atEnd()) {
            if (cursor.next() == '~' && !cursor.takeIf(c -> c == '0' || c == '1')) {
                return false;
            }
        }
        return true;
    }
}
