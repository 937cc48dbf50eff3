package dev.taffrail.detection.toolcall.format;

/// Addresses as RFC 3986, section 3.2.2, writes them: those of RFC 4291, section 2.2, without a zone and without a
/// prefix length.
final class IpAddress {
    private static final int GROUPS = 8;
    private static final int WRONG = GROUPS + 1;

    private IpAddress() {}

    /// Four numbers up to 255 without leading zeros.
    static boolean isIpv4(String text) {
        var cursor = new Cursor(text);
        for (int i = 0; i < 4; i++) {
            int start = cursor.position();
            int length = cursor.takeWhile(Ascii::isDigit);
            if (length == 0 || length > 3 || (i < 3 && !cursor.take('.'))) {
                return false;
            }
            String number = cursor.since(start).substring(0, length);
            if ((length > 1 && number.charAt(0) == '0') || Integer.parseInt(number) > 255) {
                return false;
            }
        }
        return cursor.atEnd();
    }

    static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        return groups(text.substring(0, gap), false) + groups(text.substring(gap + 2), true) < GROUPS;
    }

    /// How many groups of sixteen bits a part has; more than there can be when it is wrong.
    private static int groups(String part, boolean last) {
        if (part.isEmpty()) {
            return 0;
        }
        int dotted = last ? part.lastIndexOf(':') + 1 : part.length();
        boolean isDotted = part.indexOf('.', dotted) >= 0;
        var cursor = new Cursor(isDotted ? part.substring(0, dotted) : part);
        int count = 0;
        do {
            int digits = cursor.takeWhile(Ascii::isHex);
            if (digits == 0 && isDotted && cursor.atEnd()) {
                return isIpv4(part.substring(dotted)) ? count + 2 : WRONG;
            }
            if (digits == 0 || digits > 4 || ++count > GROUPS) {
                return WRONG;
            }
        } while (cursor.take(':'));
        return cursor.atEnd() && !isDotted ? count : WRONG;
    }
}
