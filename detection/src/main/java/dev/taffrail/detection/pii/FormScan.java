package dev.taffrail.detection.pii;

import dev.taffrail.detection.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what its form gives away: mail and web addresses, card, account, social security and national numbers, IP
/// addresses,
/// telephone numbers.
/// One pass, linear time. One for one text; not thread-safe.
final class FormScan {
    private static final int MAX_RUN = 64;
    private static final int MAX_ADDRESS = 512;
    private static final Set<String> DOMAINS = Set.of(
            "com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "fr", "ca", "au", "us", "info", "biz", "eu",
            "es", "it", "nl", "ch", "at", "be", "se", "no", "dk", "fi", "pl", "pt", "ru", "jp", "cn", "in", "br", "za",
            "nz", "ie", "me", "tv", "ly", "app", "dev", "example");

    private final String text;
    private final List<PersonalFinding> found = new ArrayList<>();
    /// Where the last finding ends: nothing before is looked at again.
    private int done;

    private FormScan(String text) {
        this.text = text;
    }

    /// In order, without overlaps.
    static List<PersonalFinding> find(String text) {
        var scan = new FormScan(text);
        scan.run();
        return scan.found;
    }

    private void run() {
        for (int at = 0; at < text.length(); at = Math.max(at + 1, done)) {
            char c = text.charAt(at);
            if ((isDigit(c) || isCapital(c)) && isWordStart(at) && nationalId(at)) {
                continue;
            }
            if (c == '@') {
                mail(at);
            } else if (c == ':' && text.startsWith("://", at)) {
                web(at);
            } else if (c == '.' && at > 0) {
                domain(at);
            } else if (isDigit(c)
                    || ((c == '+' || c == '(') && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                number(at);
            } else if (isCapital(c) && isWordStart(at)) {
                iban(at);
            }
        }
    }

    private boolean nationalId(int start) {
        int end = NationalIds.endAt(text, start);
        boolean found = end > start && !isStartOfCard(start, end);
        if (found) {
            add(start, end, PersonalType.NATIONAL_ID);
        }
        return found;
    }

    /// The first three groups of a card's four have the form of a number of India, and one in ten has its check
    /// digit.
    private boolean isStartOfCard(int start, int end) {
        int last = runEnd(start, true);
        String run = text.substring(start, last);
        return last > end && isCard(run, start, last, digits(run));
    }

    private void mail(int sign) {
        int start = sign;
        while (start > done && sign - start < MAX_RUN && isMailChar(text.charAt(start - 1))) {
            start--;
        }
        int end = domainEnd(sign + 1);
        int dot = end - 1;
        while (dot > sign && text.charAt(dot) != '.') {
            dot--;
        }
        if (start < sign && dot > sign + 1 && end - dot > 2) {
            add(start, end, PersonalType.EMAIL_ADDRESS);
        }
    }

    private void web(int colon) {
        int start = colon;
        while (start > done && colon - start < 8 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        int end = addressEnd(colon + 3);
        if (start < colon && end > colon + 4) {
            add(start, end, PersonalType.URL);
        }
    }

    /// `www.site.com`, `Site.ca`: a name, a dot and an ending that domains have.
    private void domain(int dot) {
        int start = dot;
        while (start > done && dot - start < MAX_RUN && isHostChar(text.charAt(start - 1))) {
            start--;
        }
        int end = domainEnd(dot + 1);
        int last = text.lastIndexOf('.', end - 1);
        boolean mail = (end < text.length() && text.charAt(end) == '@') || (start > 0 && text.charAt(start - 1) == '@');
        if (!mail
                && dot - start >= 2
                && last >= dot
                && end - last > 2
                && Character.isLetter(text.charAt(start))
                && DOMAINS.contains(text.substring(last + 1, end).toLowerCase(Locale.ROOT))) {
            add(start, end < text.length() && text.charAt(end) == '/' ? addressEnd(end) : end, PersonalType.URL);
        }
    }

    private void number(int start) {
        if (start > 0 && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            done = runEnd(start, false);
            return;
        }
        int end = runEnd(start, true);
        String run = text.substring(start, end);
        PersonalType type = typeOf(run, start, end, digits(run));
        if (type == null) {
            done = runEnd(start, false);
        } else {
            add(start, end, type);
        }
    }

    private @Nullable PersonalType typeOf(String run, int start, int end, int digits) {
        if (isIp(run)) {
            return PersonalType.IP_ADDRESS;
        }
        if (run.length() == 11 && digits == 9 && run.charAt(3) == run.charAt(6) && "- ".indexOf(run.charAt(3)) >= 0) {
            return PersonalType.US_SSN;
        }
        if (isCard(run, start, end, digits)) {
            return PersonalType.CREDIT_CARD;
        }
        boolean marked = run.charAt(0) == '+' || run.indexOf('(') >= 0;
        int separators = run.length() - digits;
        if (isDate(run, digits)) {
            return PersonalType.DATE_TIME;
        }
        boolean grouped = separators >= 2 && separators <= 6 && digits >= 9 && digits <= 15;
        return grouped || (marked && digits >= 7 && digits <= 15) ? PersonalType.PHONE_NUMBER : null;
    }

    private boolean isCard(String run, int start, int end, int digits) {
        char first = run.charAt(run.charAt(0) == '(' ? 1 : 0);
        return digits >= 13 && digits <= 19 && isIssued(first, digits) && Checksum.luhn(text, start, end);
    }

    /// By the digit a card begins with: 2 to 6 are given out for payment, and 1 for fifteen digits. Thirteen
    /// digits from 1
    /// on are milliseconds of our time, and one in ten passes Luhn's check.
    private static boolean isIssued(char first, int digits) {
        return (first >= '2' && first <= '6') || (first == '1' && digits == 15);
    }

    private static int digits(String run) {
        return (int) run.chars().filter(FormScan::isDigit).count();
    }

    /// `1984-03-27`, `27/3/84`, `3.27.1984`: two equal signs, numbers as days, months and years have them.
    private static boolean isDate(String run, int digits) {
        if (digits < 4 || digits > 8 || run.length() != digits + 2) {
            return false;
        }
        int one = 0;
        while (one < run.length() && isDigit(run.charAt(one))) {
            one++;
        }
        int two = one < run.length() ? run.indexOf(run.charAt(one), one + 1) : -1;
        return two > one
                && "-/.".indexOf(run.charAt(one)) >= 0
                && two - one <= 3
                && two - one >= 2
                && (one == 4 || one <= 2)
                && (one == 4 ? run.length() - two <= 3 : run.length() - two == 5 || run.length() - two == 3);
    }

    private static boolean isIp(String run) {
        String[] parts = run.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || !part.chars().allMatch(FormScan::isDigit)
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /// Digits with at most two signs between two of them.
    private int runEnd(int start, boolean withSigns) {
        int end = start;
        int last = start;
        while (end < text.length() && end - start < MAX_RUN && end - last <= 2) {
            char c = text.charAt(end);
            if (isDigit(c)) {
                last = end + 1;
            } else if (!withSigns || " -.()+/x".indexOf(c) < 0) {
                break;
            }
            end++;
        }
        return Math.max(last, start + 1);
    }

    private void iban(int start) {
        if (start + 15 > text.length()
                || !isCapital(text.charAt(start + 1))
                || !isDigit(text.charAt(start + 2))
                || !isDigit(text.charAt(start + 3))) {
            return;
        }
        var iban = new StringBuilder();
        int end = start;
        int at = start;
        while (at < text.length() && iban.length() < 34) {
            char c = text.charAt(at);
            if (isCapital(c) || isDigit(c)) {
                iban.append(c);
                if (iban.length() >= 15 && Checksum.iban(iban)) {
                    end = at + 1;
                }
            } else if (c != ' ' || text.charAt(at - 1) == ' ') {
                break;
            }
            at++;
        }
        if (end > start) {
            add(start, end, PersonalType.IBAN_CODE);
        }
    }

    private int domainEnd(int from) {
        int end = from;
        while (end < text.length() && end - from < MAX_RUN && isHostChar(text.charAt(end))) {
            end++;
        }
        while (end > from && ".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private int addressEnd(int from) {
        int end = from;
        while (end < text.length() && end - from < MAX_ADDRESS && " \t\n\r\"'<>`|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > from && ".,;:!?)".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private void add(int start, int end, PersonalType type) {
        found.add(new PersonalFinding(new Span(start, end), type));
        done = end;
    }

    private boolean isWordStart(int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean isMailChar(char c) {
        return isHostChar(c) || c == '_' || c == '+' || c == '%';
    }

    private static boolean isHostChar(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '.' || c == '-';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
