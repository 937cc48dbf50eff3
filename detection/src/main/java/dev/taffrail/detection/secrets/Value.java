package dev.taffrail.detection.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a run of characters looks drawn by chance, chosen as a password, or like a word of a program.
final class Value {
    /// Wherever they stand.
    private static final List<String> MASKS = List.of("xxxx", "****", "example.com", "getenv");
    /// What programs put in the place of a value begins with them.
    private static final List<String> BEGINNINGS = List.of("process.env", "env.", "&lt;", "<%");
    /// By themselves or between signs, with other words: `your-password-here`.
    private static final Set<String> WORDS = Set.of(
            "your",
            "changeme",
            "placeholder",
            "redacted",
            "insert",
            "undefined",
            "null",
            "none",
            "true",
            "false",
            "function");
    /// Of a run of letters: `yourPassword`.
    private static final List<String> LEADS = List.of("your", "insert", "changeme", "placeholder", "redacted");
    private static final Pattern WORDY = Pattern.compile("\\[?[a-z]+(?:[-_. ]+(?:[a-z]+|\\d{1,4}))*[-_. ]*]?");
    private static final Pattern SIGNS = Pattern.compile("[-_. \\[\\]]+");
    private static final String DOTS = "....";
    /// `$DB_PASSWORD`, `$this->password`, `$env:PASS`, `$row['pass']`, `$1`
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:[A-Z_][A-Z0-9_]*|[A-Za-z_]+(?:-(?:>.*)?|[.:][A-Za-z_.:]+|\\[.*)?|\\d)");
    private static final Pattern ENCLOSED =
            Pattern.compile("<.*>|[\"'@#%]?\\$\\{.*}|\\{\\{.*}}|\\$\\(.*\\)", Pattern.DOTALL);
    private static final int LONGEST = 64;
    private static final int MIN_DISTINCT = 5;
    /// With or without signs between its parts.
    private static final Pattern TIME = Pattern.compile("\\d{4}-?\\d\\d-?\\d\\d"
            + "(?:[Tt ]\\d\\d(?::?\\d\\d){0,2}(?:[.,]\\d{1,9})?(?:[Zz]|[+-]\\d\\d:?\\d\\d)?)?");

    private Value() {}

    /// Not all the same few characters: `xoxb-XXXXXXXX` is an example.
    static boolean isVaried(String text, int start, int end) {
        long low = 0;
        long high = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < 64) {
                low |= 1L << c;
            } else {
                high |= 1L << (c & 63);
            }
        }
        int distinct = Long.bitCount(low) + Long.bitCount(high);
        return distinct >= MIN_DISTINCT || (distinct >= 1 && end - start >= 12 && !allLike(text, start, end, 'x'));
    }

    private static boolean allLike(String text, int start, int end, char c) {
        for (int i = start; i < end; i++) {
            if ((text.charAt(i) | 32) != c) {
                return false;
            }
        }
        return true;
    }

    /// A day, or a time of one.
    static boolean isTime(String value) {
        return TIME.matcher(value).matches();
    }

    /// What stands where a value would be: a variable, a mask, a word that says so.
    static boolean isPlaceholder(String value) {
        if (ENCLOSED.matcher(value).matches()) {
            return true;
        }
        String beginning = value.substring(0, Math.min(LONGEST, value.length()));
        String lower = beginning.toLowerCase(Locale.ROOT);
        return MASKS.stream().anyMatch(lower::contains)
                || BEGINNINGS.stream().anyMatch(lower::startsWith)
                || VARIABLE.matcher(beginning).matches()
                || beginning.endsWith(DOTS)
                || isWordForOne(lower);
    }

    private static boolean isWordForOne(String lower) {
        if (!WORDY.matcher(lower).matches()) {
            return false;
        }
        boolean leads = LEADS.stream().anyMatch(lower::startsWith);
        return leads || SIGNS.splitAsStream(lower).anyMatch(WORDS::contains);
    }

    /// Only letters and digits, of both, of more than a few different ones.
    static boolean isSolid(String text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
                return false;
            }
            digits += Character.isDigit(c) ? 1 : 0;
        }
        return digits > 2 && digits < end - start && isRandom(text.substring(start, end), end - start);
    }

    /// Letters and digits mixed as no word mixes them, or a run longer than words are.
    static boolean isRandom(String value, int fewest) {
        if (value.length() < fewest) {
            return false;
        }
        int letters = 0;
        int digits = 0;
        int changes = 0;
        int kindBefore = 0;
        long low = 0;
        long high = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int kind = c >= '0' && c <= '9' ? 1 : c >= 'a' && c <= 'z' ? 2 : c >= 'A' && c <= 'Z' ? 3 : 4;
            letters += kind == 2 || kind == 3 ? 1 : 0;
            digits += kind == 1 ? 1 : 0;
            changes += i > 0 && kind != kindBefore ? 1 : 0;
            kindBefore = kind;
            if (c < 64) {
                low |= 1L << c;
            } else {
                high |= 1L << (c & 63);
            }
        }
        int distinct = Long.bitCount(low) + Long.bitCount(high);
        boolean mixed = letters > 0 && digits >= 2 && changes >= 3;
        boolean even = value.length() >= 20 && letters + digits >= value.length() * 9 / 10;
        return distinct >= 6 && (mixed || even || (digits > 0 && changes * 4 >= value.length()));
    }
}
