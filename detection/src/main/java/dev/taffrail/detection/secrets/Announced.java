package dev.taffrail.detection.secrets;

import dev.taffrail.detection.Span;
import java.util.List;
import java.util.Locale;

/// Finds what a name announces as a secret: the value that follows it, the rest of the run that the name is a part of,
/// or a long run that stands alone beside a name. One for one text; not thread-safe.
final class Announced {
    private static final int MIN_NAME = 3;
    private static final int MAX_NAME = 64;
    private static final int MAX_VALUE = 512;
    private static final int MAX_GAP = 12;
    private static final int MIN_PASSWORD = 4;
    private static final int MIN_BARE = 32;
    private static final int MIN_TAIL = 12;

    private final String text;
    private final TokenRuns runs;
    private final List<SecretFinding> found;

    /// @param found takes what is found
    Announced(String text, TokenRuns runs, List<SecretFinding> found) {
        this.text = text;
        this.runs = runs;
        this.found = found;
    }

    /// Whether the value of a field of this name is a password, whatever it looks like: `open sesame` is one where
    /// the field says so.
    static boolean isPassword(String field, String value) {
        return value.length() >= MIN_PASSWORD
                && Announcement.of(field.toLowerCase(Locale.ROOT)) == Announcement.PASSWORD
                && !Value.isPlaceholder(value)
                && !Example.isToken(value);
    }

    /// Reads a run of token characters as a name, and what it announces.
    ///
    /// @param nameEnd where a name that begins at `start` ends at the latest
    /// @param end of the run
    /// @return where to go on
    int read(int start, int nameEnd, int end) {
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
        if (!(assigned || isLineStart(start)) || nameEnd - start < MIN_NAME) {
            return next;
        }
        int stop = from == nameEnd ? from : runs.endOf(from);
        if (stop - from < MIN_BARE || !(assigned || isLineEnd(stop)) || !Value.isSolid(text, from, stop)) {
            return next;
        }
        String name = text.substring(start, nameEnd).toLowerCase(Locale.ROOT);
        if (name.chars().allMatch(Announced::isOfName)
                && Issuers.at(text, from) == null
                && !Announcement.isChecksum(name)
                && !name.contains("public")) {
            add(from, stop, name);
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
                && !Value.isTime(tail)
                && tail.chars().anyMatch(Character::isDigit)) {
            add(from, end, name.substring(0, after));
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
            add(at, end, name);
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
                || Value.isPlaceholder(value)
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
        if (announcement == Announcement.KEY && Value.isTime(value)) {
            return false;
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

    private void add(int start, int end, String name) {
        found.add(new SecretFinding(new Span(start, end), SecretKind.ASSIGNED, name));
    }
}
