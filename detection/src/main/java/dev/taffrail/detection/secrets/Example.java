package dev.taffrail.detection.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What documentation writes where a secret would be: looks like one and gives nothing away.
final class Example {
    private static final Set<String> WORDS = Set.of(
            "password",
            "pass",
            "passwd",
            "pwd",
            "mypassword",
            "mypass",
            "secret",
            "pw",
            "token",
            "credentials",
            "abc",
            "foo",
            "bar",
            "test",
            "1234",
            "1111",
            "0000");
    private static final List<String> PHRASES = List.of("replace", "your", "_here", "example", "changeme", "dummy");
    /// Hosts that are set aside for examples, and this one.
    private static final List<String> HOSTS = List.of(
            "example.com", "example.org", "example.net", "localhost", "127.0.0.1", "test.com", ".example", ".test");
    /// Issuers whose tokens have a form of their own: what begins like one and is none was made up.
    private static final List<String> KNOWN_STARTS = List.of("xoxb-", "xoxp-", "ghp_", "AKIA", "glpat-");
    private static final int[] GROUPS = {8, 4, 4, 4, 12};

    private Example() {}

    /// `scheme://user:password@host`
    static boolean isOfAddress(String user, String password, String host) {
        String lower = password.toLowerCase(Locale.ROOT);
        return Value.isPlaceholder(password)
                || password.indexOf('/') >= 0
                || password.indexOf('$') == 0
                || password.indexOf('{') >= 0
                || password.equals(user)
                || WORDS.contains(lower)
                || PHRASES.stream().anyMatch(lower::contains)
                || host.startsWith("%2F")
                || (isWord(lower)
                        && HOSTS.stream().anyMatch(name -> hostOf(host).endsWith(name)));
    }

    /// Begins like a known issuer's token, or has the shape of a UUID with letters that none has.
    static boolean isToken(String value) {
        return KNOWN_STARTS.stream().anyMatch(value::startsWith) || isInventedUuid(value);
    }

    private static boolean isInventedUuid(String value) {
        int start = value.length() - 36;
        if (start < 0) {
            return false;
        }
        boolean beyondHex = false;
        int at = start;
        for (int group = 0; group < GROUPS.length; group++) {
            for (int i = 0; i < GROUPS[group]; i++) {
                char c = value.charAt(at++);
                if (!Character.isLetterOrDigit(c)) {
                    return false;
                }
                beyondHex |= Character.digit(c, 16) < 0;
            }
            if (group + 1 < GROUPS.length && value.charAt(at++) != '-') {
                return false;
            }
        }
        return beyondHex;
    }

    private static boolean isWord(String lower) {
        return lower.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static String hostOf(String rest) {
        int end = 0;
        while (end < rest.length() && ":/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }
}
