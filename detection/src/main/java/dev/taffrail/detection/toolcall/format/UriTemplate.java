package dev.taffrail.detection.toolcall.format;

/// URI templates of RFC 6570, section 2, with its erratum 6937: an apostrophe is a literal.
final class UriTemplate {
    private static final String NO_LITERALS = " \"%<>\\^`{|}";
    private static final String OPERATORS = "+#./;?&=,!@|";

    private UriTemplate() {}

    static boolean isTemplate(String text) {
        var cursor = new Cursor(text);
        while (!cursor.atEnd()) {
            boolean taken = cursor.take('{')
                    ? takeExpression(cursor)
                    : cursor.takeIf(UriTemplate::isLiteral) || cursor.takePercentTriple();
            if (!taken) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(int c) {
        return c < 0x7F
                ? c > 0x20 && NO_LITERALS.indexOf(c) < 0
                : ResourceIdentifier.isUcs(c) || ResourceIdentifier.isPrivate(c);
    }

    private static boolean takeExpression(Cursor cursor) {
        cursor.takeIf(c -> OPERATORS.indexOf(c) >= 0);
        do {
            if (!takeVariable(cursor)) {
                return false;
            }
        } while (cursor.take(','));
        return cursor.take('}');
    }

    private static boolean takeVariable(Cursor cursor) {
        do {
            if (!takeNamePart(cursor)) {
                return false;
            }
        } while (cursor.take('.'));
        if (cursor.take(':')) {
            return takeLength(cursor);
        }
        cursor.take('*');
        return true;
    }

    private static boolean takeNamePart(Cursor cursor) {
        boolean any = false;
        while (cursor.takeIf(c -> Ascii.isLetterOrDigit(c) || c == '_') || cursor.takePercentTriple()) {
            any = true;
        }
        return any;
    }

    /// Up to 9999, without leading zeros.
    private static boolean takeLength(Cursor cursor) {
        int first = cursor.peek();
        int digits = cursor.takeWhile(Ascii::isDigit);
        return first != '0' && digits >= 1 && digits <= 4;
    }
}
