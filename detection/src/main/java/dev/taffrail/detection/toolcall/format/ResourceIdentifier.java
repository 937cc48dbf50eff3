package dev.taffrail.detection.toolcall.format;

import java.util.function.IntPredicate;

/// URIs of RFC 3986, appendix A, and IRIs of RFC 3987, section 2.2.
final class ResourceIdentifier {
    private static final String SUB_DELIMITERS = "!$&'()*+,;=";

    /// `iunreserved` and `sub-delims`, or without the `i`.
    private final IntPredicate plain;

    /// What a query has besides.
    private final IntPredicate inQueries;

    private ResourceIdentifier(boolean international) {
        plain = c -> isUnreserved(c) || SUB_DELIMITERS.indexOf(c) >= 0 || (international && isUcs(c));
        inQueries = c -> international && isPrivate(c);
    }

    static boolean isUri(String text) {
        return new ResourceIdentifier(false).fits(text, false);
    }

    static boolean isUriReference(String text) {
        return new ResourceIdentifier(false).fits(text, true);
    }

    static boolean isIri(String text) {
        return new ResourceIdentifier(true).fits(text, false);
    }

    static boolean isIriReference(String text) {
        return new ResourceIdentifier(true).fits(text, true);
    }

    static boolean isUnreserved(int c) {
        return Ascii.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
    }

    /// `ucschar`
    static boolean isUcs(int c) {
        return Ascii.isWithin(c, 0xA0, 0xD7FF)
                || Ascii.isWithin(c, 0xF900, 0xFDCF)
                || Ascii.isWithin(c, 0xFDF0, 0xFFEF)
                || (Ascii.isWithin(c, 0x10000, 0xDFFFD) && isCharacter(c))
                || Ascii.isWithin(c, 0xE1000, 0xEFFFD);
    }

    /// `iprivate`
    static boolean isPrivate(int c) {
        return Ascii.isWithin(c, 0xE000, 0xF8FF) || (c >= 0xF0000 && isCharacter(c));
    }

    /// The last two of a plane are none.
    private static boolean isCharacter(int c) {
        return (c & 0xFFFF) < 0xFFFE;
    }

    private boolean fits(String text, boolean mayBeRelative) {
        int hash = text.indexOf('#');
        String beforeFragment = hash < 0 ? text : text.substring(0, hash);
        int mark = beforeFragment.indexOf('?');
        String hierarchy = mark < 0 ? beforeFragment : beforeFragment.substring(0, mark);
        return (hash < 0 || has(text.substring(hash + 1), c -> isPathCharacter(c) || c == '/' || c == '?'))
                && (mark < 0
                        || has(
                                beforeFragment.substring(mark + 1),
                                c -> isPathCharacter(c) || c == '/' || c == '?' || inQueries.test(c)))
                && isHierarchy(hierarchy, mayBeRelative);
    }

    /// A scheme ends at the first colon. What has a colon in its first segment and no scheme is no reference
    /// either.
    private boolean isHierarchy(String text, boolean mayBeRelative) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        boolean hasScheme = colon >= 0 && (slash < 0 || colon < slash);
        if (hasScheme ? !isScheme(text.substring(0, colon)) : !mayBeRelative) {
            return false;
        }
        String rest = hasScheme ? text.substring(colon + 1) : text;
        int path = 0;
        if (rest.startsWith("//")) {
            int end = rest.indexOf('/', 2);
            path = end < 0 ? rest.length() : end;
            if (!isAuthority(rest.substring(2, path))) {
                return false;
            }
        }
        return has(rest.substring(path), c -> isPathCharacter(c) || c == '/');
    }

    private static boolean isScheme(String text) {
        return !text.isEmpty()
                && Ascii.isLetter(text.charAt(0))
                && text.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.');
    }

    private boolean isAuthority(String text) {
        int at = text.indexOf('@');
        if (at >= 0 && !has(text.substring(0, at), c -> plain.test(c) || c == ':')) {
            return false;
        }
        String place = text.substring(at + 1);
        int hostEnd = place.startsWith("[") ? place.indexOf(']') + 1 : endBefore(place, ':');
        String host = place.substring(0, hostEnd);
        String port = place.substring(hostEnd);
        boolean isPort =
                port.isEmpty() || (port.charAt(0) == ':' && port.chars().skip(1).allMatch(Ascii::isDigit));
        return isPort && (place.startsWith("[") ? isLiteral(host) : has(host, plain));
    }

    private static int endBefore(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text.length() : at;
    }

    /// `IP-literal`: an IPv6 address or one of a version to come.
    private static boolean isLiteral(String bracketed) {
        if (bracketed.length() < 2) {
            return false;
        }
        String address = bracketed.substring(1, bracketed.length() - 1);
        var cursor = new Cursor(address);
        if (!cursor.takeIf(c -> c == 'v' || c == 'V')) {
            return IpAddress.isIpv6(address);
        }
        return cursor.takeWhile(Ascii::isHex) > 0
                && cursor.take('.')
                && cursor.takeWhile(ResourceIdentifier::isInFutureAddress) > 0
                && cursor.atEnd();
    }

    private static boolean isInFutureAddress(int c) {
        return isUnreserved(c) || SUB_DELIMITERS.indexOf(c) >= 0 || c == ':';
    }

    private boolean isPathCharacter(int c) {
        return plain.test(c) || c == ':' || c == '@';
    }

    /// Whether a text consists of such characters and of percent triples.
    private static boolean has(String text, IntPredicate allowed) {
        var cursor = new Cursor(text);
        while (!cursor.atEnd()) {
            if (!cursor.takeIf(allowed) && !cursor.takePercentTriple()) {
                return false;
            }
        }
        return true;
    }
}
