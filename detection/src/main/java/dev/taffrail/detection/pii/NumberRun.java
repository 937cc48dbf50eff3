package dev.taffrail.detection.pii;

import org.jspecify.annotations.Nullable;

/// What a run of digits and signs is: an IP address, a social security number, a card, a date, a telephone number. What
/// is unmistakable is so also where more follows it, as the month of its end follows a card. Time is bounded by the
/// longest run that is looked at.
final class NumberRun {
    private static final int MAX_RUN = 64;
    private static final int FEWEST_OF_CARD = 13;
    private static final int MOST_OF_CARD = 19;
    private static final int LENGTH_OF_SSN = 11;
    /// A card's digits and a sign between every four.
    private static final int LONGEST_BEGINNING = MOST_OF_CARD + 4;
    private static final int THREE = 3;
    private static final int FOUR = 4;
    private static final int FIVE = 5;
    private static final int SIX = 6;
    private static final String SIGNS = " -.()+/x";

    private NumberRun() {}

    record Found(PersonalType type, int end) {}

    /// What begins at `start`, where a digit is, or a sign before one; null for just some number.
    static @Nullable Found at(String text, int start) {
        int end = end(text, start);
        String run = text.substring(start, end);
        boolean continues = start > 1 && text.charAt(start - 1) == '.' && isDigit(text.charAt(start - 2));
        if (isIp(run)) {
            return continues ? null : new Found(PersonalType.IP_ADDRESS, end);
        }
        if (isSocialSecurity(run)) {
            return new Found(PersonalType.US_SSN, end);
        }
        if (hasGroupsOfCard(run) && isCard(run)) {
            return new Found(PersonalType.CREDIT_CARD, end);
        }
        Found beginning = continues ? null : beginning(run, start);
        if (beginning != null) {
            return beginning;
        }
        PersonalType likely = likely(run);
        return likely == null ? null : new Found(likely, end);
    }

    /// Digits, with at most two signs between two of them.
    static int end(String text, int start) {
        int end = start;
        int last = start;
        while (end < text.length() && end - start < MAX_RUN && end - last <= 2) {
            char c = text.charAt(end);
            if (isDigit(c)) {
                last = end + 1;
            } else if (SIGNS.indexOf(c) < 0) {
                break;
            }
            end++;
        }
        return Math.max(last, start + 1);
    }

    private static @Nullable PersonalType likely(String run) {
        if (isCard(run)) {
            return PersonalType.CREDIT_CARD;
        }
        if (isDate(run)) {
            return PersonalType.DATE_TIME;
        }
        int digits = digits(run);
        boolean marked = run.charAt(0) == '+' || run.indexOf('(') >= 0;
        int separators = run.length() - digits;
        boolean grouped = separators >= 2 && separators <= 6 && digits >= 9 && digits <= 15;
        return grouped || (marked && digits >= 7 && digits <= 15) ? PersonalType.PHONE_NUMBER : null;
    }

    /// The longest beginning that ends with a group of digits and is something by itself.
    private static @Nullable Found beginning(String run, int start) {
        for (int to = Math.min(run.length() - 1, LONGEST_BEGINNING); to > 0; to--) {
            if (isDigit(run.charAt(to - 1)) && !isDigit(run.charAt(to))) {
                PersonalType type = typeOfBeginning(run.substring(0, to), run.substring(to));
                if (type != null) {
                    return new Found(type, start + to);
                }
            }
        }
        return null;
    }

    private static @Nullable PersonalType typeOfBeginning(String run, String rest) {
        char next = rest.charAt(0);
        if (hasGroupsOfCard(run) && isCard(run)) {
            return PersonalType.CREDIT_CARD;
        }
        if (run.indexOf('-') > 0 && isSocialSecurity(run) && next != '-') {
            return PersonalType.US_SSN;
        }
        if (isIp(run) && (next == ' ' || next == '/')) {
            return PersonalType.IP_ADDRESS;
        }
        return isDate(run) && next == ' ' ? PersonalType.DATE_TIME : null;
    }

    private static boolean isSocialSecurity(String run) {
        return run.length() == LENGTH_OF_SSN
                && digits(run) == 9
                && run.charAt(3) == run.charAt(6)
                && "- ".indexOf(run.charAt(3)) >= 0;
    }

    private static boolean isCard(String run) {
        int digits = digits(run);
        char first = run.charAt(run.charAt(0) == '(' ? 1 : 0);
        return digits >= FEWEST_OF_CARD
                && digits <= MOST_OF_CARD
                && isIssued(first, digits)
                && Checksum.luhn(run, 0, run.length());
    }

    /// By the digit a card begins with: 2 to 6 are given out for payment, and 1 for fifteen digits. Thirteen digits
    /// from 1 on are milliseconds of our time, and one in ten passes Luhn's check.
    private static boolean isIssued(char first, int digits) {
        return (first >= '2' && first <= '6') || (first == '1' && digits == 15);
    }

    /// As cards are printed: all digits together, in fours, or four, six and the rest, with one kind of sign.
    private static boolean hasGroupsOfCard(String run) {
        int first = 0;
        while (first < run.length() && isDigit(run.charAt(first))) {
            first++;
        }
        if (first == run.length()) {
            return true;
        }
        char sign = run.charAt(first);
        return first == FOUR
                && (sign == ' ' || sign == '-')
                && (hasGroups(run, sign, FOUR, FOUR, FOUR, FOUR)
                        || hasGroups(run, sign, FOUR, FOUR, FOUR, FOUR, THREE)
                        || hasGroups(run, sign, FOUR, SIX, FIVE)
                        || hasGroups(run, sign, FOUR, SIX, FOUR));
    }

    private static boolean hasGroups(String run, char sign, int... lengths) {
        int at = 0;
        for (int length : lengths) {
            if (at > 0 && (at >= run.length() || run.charAt(at++) != sign)) {
                return false;
            }
            for (int i = 0; i < length; i++, at++) {
                if (at >= run.length() || !isDigit(run.charAt(at))) {
                    return false;
                }
            }
        }
        return at == run.length();
    }

    /// `1984-03-27`, `27/3/84`, `3.27.1984`: two equal signs, numbers as days, months and years have them.
    private static boolean isDate(String run) {
        int digits = digits(run);
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
                    || !part.chars().allMatch(NumberRun::isDigit)
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String run) {
        int digits = 0;
        for (int i = 0; i < run.length(); i++) {
            digits += isDigit(run.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
