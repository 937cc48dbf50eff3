package dev.taffrail.detection.secrets;

import dev.taffrail.detection.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds secrets in one pass over the tokens of a text: by their own form, by the word that announces them, or by their
/// place in an
/// address. Time is linear in the length of the text. One for one text; not thread-safe.
public final class SecretScan {
    private static final int MIN_NAME = 3;
    private static final int MAX_NAME = 64;
    private static final int MAX_VALUE = 512;
    private static final int PLACEHOLDER = 64;
    private static final int MAX_GAP = 12;
    private static final int MIN_PASSWORD = 4;
    private static final int MIN_BARE = 32;
    private static final int MIN_TAIL = 12;
    private static final String BEGIN = "-----BEGIN ";
    private static final int MAX_KEY = 1 << 14;

    private final String text;
    private final List<SecretFinding> found = new ArrayList<>();
    /// Where the token that was looked at last ends: a long one is measured once.
    private int knownEnd;

    private SecretScan(String text) {
        this.text = text;
    }

    /// In order of their places, without overlaps.
    public static List<SecretFinding> find(String text) {
        var scan = new SecretScan(text);
        scan.run();
        return scan.found;
    }

    /// Whether the value of a field of this name is a password, whatever it looks like: `open sesame` is one
    /// where the
    /// field says so.
    public static boolean isPassword(String field, String value) {
        return value.length() >= MIN_PASSWORD
                && Announcement.of(field.toLowerCase(Locale.ROOT)) == Announcement.PASSWORD
                && !Value.isPlaceholder(value.substring(0, Math.min(PLACEHOLDER, value.length())))
                && !Example.isToken(value);
    }

    private void run() {
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int end = at;
            if (c == '-' && text.startsWith(BEGIN, at)) {
                end = privateKey(at);
            } else if (isTokenChar(c) || c == '$') {
                end = token(at);
            }
            at = Math.max(at + 1, end);
        }
    }

    /// @return where to go on
    private int token(int start) {
        if (text.charAt(start) == '$') {
            return passwordHash(start);
        }
        int end = endOfToken(start);
        for (int at = start; at < Math.min(end, start + MAX_NAME); at++) {
            if (at == start || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                Issuers.Match issued = Issuers.at(text, at);
                if (issued != null) {
                    add(at, issued.end(), SecretKind.ISSUED_TOKEN, issued.issuer());
                    return issued.end();
                }
            }
        }
        if (end - start > 36
                && text.startsWith("eyJ", start)
                && text.indexOf(".eyJ", start, Math.min(end, start + MAX_VALUE)) > 0) {
            add(start, end, SecretKind.JSON_WEB_TOKEN, "jwt");
            return end;
        }
        if (text.startsWith("://", end)) {
            return address(end + 3);
        }
        return announced(start, Math.min(end, start + MAX_NAME), end);
    }

    private int announced(int start, int nameEnd, int end) {
        int shortEnd = nameEnd;
        for (int i = start; i < nameEnd; i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                shortEnd = i;
                break;
            }
        }
        Announcement announcement = Announcement.of(text, start, shortEnd);
        if (announcement == Announcement.NONE) {
            return unannounced(start, shortEnd, end);
        }
        String name = text.substring(start, shortEnd).toLowerCase(Locale.ROOT);
        if (shortEnd - start > MIN_TAIL) {
            int joined = joined(name, start, shortEnd);
            if (joined > start) {
                return joined;
            }
        }
        return value(name, shortEnd, announcement, Math.max(shortEnd, Math.min(end, shortEnd + 1)));
    }

    /// `service=`, `service: '` or a line of `service` alone before a long run of letters and digits that is no
    /// checksum.
    private int unannounced(int start, int nameEnd, int end) {
        int next = nameEnd < end ? nameEnd + 1 : end;
        int from = nameEnd;
        boolean assigned = false;
        while (from < text.length() && from - nameEnd < MAX_GAP && " =:'\"".indexOf(text.charAt(from)) >= 0) {
            assigned |= text.charAt(from) == '=' || text.charAt(from) == ':';
            from++;
        }
        boolean first = isLineStart(start);
        if (!(assigned || first) || nameEnd - start < MIN_NAME) {
            return next;
        }
        String name = text.substring(start, nameEnd).toLowerCase(Locale.ROOT);
        if (!name.chars().allMatch(SecretScan::isOfName)) {
            return next;
        }
        int stop = from == nameEnd ? from : endOfToken(from);
        boolean alone = first && isLineEnd(stop);
        if (stop - from >= MIN_BARE
                && (assigned || alone)
                && Value.isSolid(text, from, stop)
                && Issuers.at(text, from) == null
                && !Announcement.isChecksum(name)
                && !name.contains("public")) {
            add(from, stop, SecretKind.ASSIGNED, name);
            return stop;
        }
        return next;
    }

    private static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    }

    private boolean isLineStart(int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private boolean isLineEnd(int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    /// `vendor-secret-0123456789abcdef`: announcement and secret in one run.
    private int joined(String name, int start, int end) {
        int after = Announcement.endOfLast(name);
        int from = start + after;
        while (from < end && "-_.:".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        String tail = text.substring(from, end);
        if (from > start + after
                && tail.length() >= MIN_TAIL
                && tail.length() < MAX_NAME
                && Value.isRandom(tail, MIN_TAIL)
                && tail.chars().anyMatch(Character::isDigit)) {
            add(from, end, SecretKind.ASSIGNED, name.substring(0, after));
            return end;
        }
        return start;
    }

    private int value(String name, int nameEnd, Announcement announcement, int next) {
        int at = nameEnd;
        boolean assigned = false;
        boolean quoted = false;
        while (at < text.length() && at - nameEnd < MAX_GAP && " \t\"'`=:>,(\\[\n\r".indexOf(text.charAt(at)) >= 0) {
            char c = text.charAt(at);
            assigned |= c == '=' || c == ':' || c == '>';
            quoted = c == '"' || c == '\'' || c == '`' || (quoted && c == '\\');
            if (c == '\n' && !assigned) {
                break;
            }
            at++;
        }
        if (at == nameEnd || at >= text.length()) {
            return next;
        }
        int end = at;
        String stop = quoted ? "\"'`\n\r<" : " \t\n\r\"'`,;<>()[]{}\\";
        while (end < text.length() && end - at < MAX_VALUE && stop.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String value = text.substring(at, end);
        if (isSecret(name, value, announcement, assigned, quoted, at, end)) {
            add(at, end, SecretKind.ASSIGNED, name);
            return end;
        }
        return next;
    }

    private boolean isSecret(
            String name,
            String value,
            Announcement announcement,
            boolean assigned,
            boolean quoted,
            int start,
            int end) {
        if (value.length() < MIN_PASSWORD
                || Value.isPlaceholder(value.substring(0, Math.min(PLACEHOLDER, value.length())))
                || Issuers.at(text, start) != null
                || Example.isToken(value)) {
            return false;
        }
        boolean bare =
                value.indexOf(' ') < 0 && value.indexOf('(') < 0 && value.charAt(0) != '#' && !value.contains("://");
        boolean call = end < text.length() && (text.charAt(end) == '(' || text.charAt(end) == '[');
        if (!bare || call) {
            return false;
        }
        if (announcement == Announcement.PASSWORD && assigned) {
            boolean word = value.chars().allMatch(c -> Character.isLetter(c) || c == '.' || c == '_');
            boolean inString = end < text.length() && text.charAt(end) == ';' && text.charAt(start - 1) == '=';
            return value.indexOf('/') < 0 && (quoted || !word || inString || isOfShell(name, start));
        }
        boolean odd =
                quoted && assigned && name.endsWith("secret") && value.chars().anyMatch(c -> "#!@%^&*".indexOf(c) >= 0);
        return odd || Value.isRandom(value, assigned ? 8 : 12);
    }

    /// `DB_PASSWORD=word`: a variable of a shell or an env file has no quotes.
    private boolean isOfShell(String name, int start) {
        int nameStart = start - 1 - name.length();
        return nameStart >= 0
                && text.charAt(start - 1) == '='
                && text.substring(nameStart, start - 1).chars().noneMatch(Character::isLowerCase);
    }

    private int address(int start) {
        int colon = -1;
        int sign = -1;
        int at = start;
        while (at < text.length() && at - start < MAX_VALUE && " \t\n\r\"'<>`)".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == ':' && colon < 0) {
                colon = at;
            }
            sign = text.charAt(at) == '@' ? at : sign;
            at++;
        }
        if (colon > 0 && sign > colon + 1 && sign < at) {
            String password = text.substring(colon + 1, sign);
            if (!Example.isOfAddress(text.substring(start, colon), password, text.substring(sign + 1, at))) {
                add(start, sign, SecretKind.URL_CREDENTIALS, "url");
            }
            return sign;
        }
        return start;
    }

    private int privateKey(int start) {
        int lineEnd = text.indexOf("-----", start + BEGIN.length(), Math.min(text.length(), start + 80));
        if (lineEnd < 0 || text.indexOf("PRIVATE KEY", start, lineEnd) < 0) {
            return start + BEGIN.length();
        }
        int body = lineEnd + 5;
        int close = text.indexOf("-----END", body, Math.min(text.length(), body + MAX_KEY));
        int end = close < 0
                ? Math.min(text.length(), body + MAX_KEY)
                : Math.min(text.length(), close + (lineEnd + 5 - start) - 2);
        if (end - body < 16) {
            return body;
        }
        add(start, end, SecretKind.PRIVATE_KEY, "pem");
        return end;
    }

    /// `$1$salt$hash`, `$2b$10$...`, `$6$...`, `$argon2id$...`
    private int passwordHash(int start) {
        int end = start + 1;
        int dollars = 0;
        while (end < text.length()
                && end - start < 256
                && (isTokenChar(text.charAt(end)) || "$,".indexOf(text.charAt(end)) >= 0)) {
            dollars += text.charAt(end) == '$' ? 1 : 0;
            end++;
        }
        if (dollars >= 2 && end - start >= 20 && Value.isRandom(text.substring(start, end), 20)) {
            add(start, end, SecretKind.PASSWORD_HASH, "crypt");
            return end;
        }
        return start + 1;
    }

    private void add(int start, int end, SecretKind kind, String issuer) {
        found.add(new SecretFinding(new Span(start, end), kind, issuer));
    }

    private int endOfToken(int start) {
        if (start < knownEnd) {
            return knownEnd;
        }
        int end = start;
        while (end < text.length() && isTokenChar(text.charAt(end))) {
            end++;
        }
        knownEnd = end;
        return end;
    }

    private static boolean isTokenChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.'
                || c == '/'
                || c == '+'
                || c == '=';
    }
}
