package dev.taffrail.detection.pii;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Numbers that a state gives to a person. What has a form of its own counts where its check digits are right; plain
/// digits count only after a word that announces them. The time at each place is bounded by the longest form.
final class NationalIds {
    /// How far before plain digits the word may stand that announces them.
    private static final int LEAD = 32;
    private static final int FEWEST = 9;
    private static final int MOST = 12;
    private static final String SSN = "ssn";
    /// Of plain digits; German, Polish, Dutch, Turkish, Danish, Norwegian, Indian, and what the number is called in
    /// some languages.
    private static final List<String> ANNOUNCEMENTS = List.of(
            "pesel",
            "steuer-id",
            "steueridentifikationsnummer",
            "identifikationsnummer",
            "burgerservicenummer",
            "bsn",
            "tc kimlik",
            "kimlik no",
            "cpr",
            "fødselsnummer",
            "aadhaar",
            "cpf",
            "national id",
            "national insurance",
            "identity number",
            "id number",
            "personnummer",
            "rodné číslo",
            "henkilötunnus",
            SSN,
            "social security");

    /// Prefixes that no number of the United Kingdom's National Insurance has.
    private static final Set<String> NO_NINO = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

    /// @param shape `9` stands for a digit, `A` for a capital, anything else for itself
    /// @param isOne judges the digits and capitals of a text of that shape
    private record Form(String shape, Predicate<String> isOne) {}

    private static final List<Form> FORMS = List.of(
            // Brazil, Switzerland, India, Belgium, Sweden, South Korea
            new Form("999.999.999-99", NationalChecks::cpf),
            new Form("756.9999.9999.99", NationalChecks::ahv),
            new Form("9999 9999 9999", NationalChecks::aadhaar),
            new Form("9999-9999-9999", NationalChecks::aadhaar),
            new Form("99.99.99-999.99", NationalChecks::belgian),
            new Form("999999-9999", NationalChecks::swedish),
            new Form("99999999-9999", number -> NationalChecks.swedish(number.substring(2))),
            new Form("999999-9999999", NationalChecks::korean),
            // China, France
            new Form("999999999999999999", NationalChecks::chinese),
            new Form("99999999999999999X", NationalChecks::chinese),
            new Form("999999999999999", NationalChecks::french),
            new Form("9 99 99 99 999 999 99", NationalChecks::french),
            // Spain
            new Form("99999999A", NationalChecks::spanish),
            new Form("99999999-A", NationalChecks::spanish),
            new Form("A9999999A", NationalChecks::spanish),
            new Form("A9999999-A", NationalChecks::spanish),
            new Form("A-9999999-A", NationalChecks::spanish),
            // Italy, United Kingdom
            new Form("AAAAAA99A99A999A", NationalChecks::fiscal),
            new Form("AA999999A", NationalIds::isNino),
            new Form("AA 99 99 99 A", NationalIds::isNino));

    private NationalIds() {}

    /// Where the number that begins at `start` ends; -1 when none does.
    static int endAt(String text, int start) {
        for (Form form : FORMS) {
            int end = start + form.shape().length();
            if (end <= text.length()
                    && hasShape(text, start, form.shape())
                    && isEnd(text, end)
                    && form.isOne().test(bare(text, start, end))) {
                return end;
            }
        }
        return announced(text, start);
    }

    private static int announced(String text, int start) {
        int end = start;
        while (end < text.length() && end - start <= MOST && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - start;
        if (digits < FEWEST || digits > MOST || !isEnd(text, end)) {
            return -1;
        }
        String before = before(text, start);
        return ANNOUNCEMENTS.stream().anyMatch(word -> containsWord(before, word)) ? end : -1;
    }

    /// Whether what was found at a place is announced as a social security number of the United States.
    static boolean isSocialSecurity(String text, int start, int end) {
        return end - start == FEWEST && isDigit(text.charAt(end - 1)) && containsWord(before(text, start), SSN);
    }

    private static String before(String text, int start) {
        return text.substring(Math.max(0, start - LEAD), start).toLowerCase(Locale.ROOT);
    }

    private static boolean containsWord(String text, String word) {
        int at = text.indexOf(word);
        return at >= 0
                && (at == 0 || !Character.isLetter(text.charAt(at - 1)))
                && (at + word.length() == text.length() || !Character.isLetter(text.charAt(at + word.length())));
    }

    private static boolean hasShape(String text, int start, String shape) {
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(start + i);
            boolean fits = switch (shape.charAt(i)) {
                case '9' -> isDigit(c);
                case 'A' -> c >= 'A' && c <= 'Z';
                default -> c == shape.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static String bare(String text, int start, int end) {
        var bare = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (isDigit(c) || (c >= 'A' && c <= 'Z')) {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    /// The letters that the first two, and the last one, may be.
    private static boolean isNino(String number) {
        return "DFIQUV".indexOf(number.charAt(0)) < 0
                && "DFIOQUV".indexOf(number.charAt(1)) < 0
                && !NO_NINO.contains(number.substring(0, 2))
                && number.charAt(8) <= 'D';
    }

    private static boolean isEnd(String text, int end) {
        return end == text.length() || text.charAt(end) >= 128 || !Character.isLetterOrDigit(text.charAt(end));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
