package dev.taffrail.detection.toolcall.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntPredicate;

/// Mail addresses: `Mailbox` of RFC 5321, section 4.1.2, and its extension by RFC 6531, section 3.3.
final class Mailbox {
    private static final int MAX_LOCAL_OCTETS = 64;
    private static final int MAX_DOMAIN_OCTETS = 255;
    private static final int MAX_LABEL_OCTETS = 63;
    private static final String ATOM_SIGNS = "!#$%&'*+-/=?^_`{|}~";

    private final Cursor cursor;
    private final IntPredicate foreign;

    private Mailbox(String text, IntPredicate foreign) {
        this.cursor = new Cursor(text);
        this.foreign = foreign;
    }

    static boolean isMailbox(String text) {
        return new Mailbox(text, c -> false).fits();
    }

    /// Takes any character beyond ASCII in atoms, quotes and labels, as the grammar does.
    static boolean isInternationalMailbox(String text) {
        return new Mailbox(text, c -> c >= 0x80).fits();
    }

    private boolean fits() {
        boolean isLocal = cursor.peek() == '"' ? takeQuoted() : takeDotted(this::isAtom);
        if (!isLocal || octets(cursor.since(0)) > MAX_LOCAL_OCTETS || !cursor.take('@')) {
            return false;
        }
        int domain = cursor.position();
        boolean isDomain = cursor.peek() == '[' ? takeLiteral() : takeDomain();
        return isDomain && cursor.atEnd() && octets(cursor.since(domain)) <= MAX_DOMAIN_OCTETS;
    }

    private boolean takeQuoted() {
        cursor.next();
        while (cursor.peek() != '"') {
            boolean taken = cursor.take('\\') ? cursor.takeIf(Mailbox::isPrintable) : cursor.takeIf(this::isInQuotes);
            if (!taken) {
                return false;
            }
        }
        return cursor.take('"');
    }

    private boolean takeDotted(IntPredicate part) {
        do {
            if (cursor.takeWhile(part) == 0) {
                return false;
            }
        } while (cursor.take('.'));
        return true;
    }

    private boolean takeDomain() {
        int start = cursor.position();
        if (!takeDotted(c -> isLetterOrDigit(c) || c == '-')) {
            return false;
        }
        for (String label : cursor.since(start).split("\\.", -1)) {
            if (label.startsWith("-") || label.endsWith("-") || octets(label) > MAX_LABEL_OCTETS) {
                return false;
            }
        }
        return true;
    }

    /// `address-literal`. The only tag that is registered is that of IPv6.
    private boolean takeLiteral() {
        cursor.next();
        int start = cursor.position();
        cursor.takeWhile(c -> c != ']');
        String address = cursor.since(start);
        String tag = address.length() < 5 ? "" : address.substring(0, 5).toLowerCase(Locale.ROOT);
        return cursor.take(']')
                && (tag.equals("ipv6:") ? IpAddress.isIpv6(address.substring(5)) : IpAddress.isIpv4(address));
    }

    private boolean isAtom(int c) {
        return isLetterOrDigit(c) || ATOM_SIGNS.indexOf(c) >= 0;
    }

    private boolean isLetterOrDigit(int c) {
        return Ascii.isLetterOrDigit(c) || foreign.test(c);
    }

    private boolean isInQuotes(int c) {
        return isPrintable(c) || foreign.test(c);
    }

    private static boolean isPrintable(int c) {
        return c >= 0x20 && c < 0x7F;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
