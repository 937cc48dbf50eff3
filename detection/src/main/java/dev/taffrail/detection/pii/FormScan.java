package dev.taffrail.detection.pii;

import dev.taffrail.detection.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds what its form gives away: mail and web addresses, card, account, social security and national numbers, IP
/// addresses, telephone numbers. One pass, linear time. One for one text; not thread-safe.
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
        this.text = Dashes.plain(text);
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
            if ((c >= 'a' && c <= 'z') || c == ' ') {
                continue; // what nothing begins with, and most of a text
            }
            if ((isDigit(c) || isCapital(c)) && isWordStart(at) && nationalId(at)) {
                continue;
            }
            if (c == '@') {
                mail(at);
            } else if (c == ':' && text.startsWith("://", at)) {
                web(at);
            } else if (c == '.' && at > 0) {
                domain(at);
            } else if (isDigit(c) && isSmallCountry(at)) {
                iban(at - 2);
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
            boolean socialSecurity = NationalIds.isSocialSecurity(text, start, end);
            add(start, end, socialSecurity ? PersonalType.US_SSN : PersonalType.NATIONAL_ID);
        }
        return found;
    }

    /// The first three groups of a card's four have the form of a number of India, and one in ten has its check
    /// digit.
    private boolean isStartOfCard(int start, int end) {
        NumberRun.Found number = isDigit(text.charAt(start)) ? NumberRun.at(text, start) : null;
        return number != null && number.end() > end && number.type() == PersonalType.CREDIT_CARD;
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
        boolean named = isPartOfName(start);
        int card = named ? CardRun.inName(text, start) : -1;
        if (card < 0 && isDigit(text.charAt(start))) {
            card = CardRun.inGroups(text, start);
        }
        NumberRun.Found number = named ? null : NumberRun.at(text, start);
        if (card > 0 && (number == null || number.end() < card)) {
            add(start, card, PersonalType.CREDIT_CARD);
        } else if (number == null) {
            done = digitsEnd(start);
        } else {
            add(start, number.end(), number.type());
        }
    }

    private int digitsEnd(int start) {
        int end = start + 1;
        while (isDigit(text.charAt(start)) && end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Of an account number in small letters, behind which `at` is.
    private boolean isSmallCountry(int at) {
        return at - 2 >= done
                && at >= 2
                && isSmall(text.charAt(at - 1))
                && isSmall(text.charAt(at - 2))
                && isWordStart(at - 2)
                && Iban.end(text, at - 2) > at;
    }

    private void iban(int start) {
        int end = start + 1 < text.length() ? Iban.end(text, start) : start;
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
        return at == 0 || !isOfWord(text.charAt(at - 1));
    }

    /// `x86_64` and `order4711` are names; the letters of other scripts stand before a number without a space.
    private boolean isPartOfName(int at) {
        return at > 0 && (isOfWord(text.charAt(at - 1)) || text.charAt(at - 1) == '_');
    }

    private static boolean isOfWord(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static boolean isMailChar(char c) {
        return isHostChar(c) || c == '_' || c == '+' || c == '%';
    }

    private static boolean isHostChar(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '.' || c == '-';
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
