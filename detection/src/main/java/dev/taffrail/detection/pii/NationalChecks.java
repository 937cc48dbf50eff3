package dev.taffrail.detection.pii;

/// The check digits of national numbers, given without the signs between their groups.
final class NationalChecks {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CHINESE_CHECKS = "10X98765432";
    private static final int[] CHINESE_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    /// Of the codice fiscale, for characters in odd places: the same for a digit and the letter of its number.
    private static final int[] FISCAL_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;

    private NationalChecks() {}

    /// Brazil: two check digits, each by falling weights modulo 11; never one digit eleven times.
    static boolean cpf(String number) {
        return number.chars().distinct().count() > 1
                && cpfDigit(number, 9) == digit(number, 9)
                && cpfDigit(number, 10) == digit(number, 10);
    }

    private static int cpfDigit(String number, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += digit(number, i) * (length + 1 - i);
        }
        return sum * 10 % 11 % 10;
    }

    /// Switzerland: the check digit of EAN-13.
    static boolean ahv(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += digit(number, i) * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /// India: Verhoeff's scheme over the twelve digits, the first of which is at least 2.
    static boolean aadhaar(String number) {
        int check = 0;
        for (int i = 0; i < number.length(); i++) {
            check = product(check, permuted(i % 8, digit(number, number.length() - 1 - i)));
        }
        return check == 0 && digit(number, 0) >= 2;
    }

    /// In the dihedral group of ten elements: 0 to 4 turn, 5 to 9 turn and flip.
    private static int product(int one, int other) {
        if (one < 5) {
            return other < 5 ? (one + other) % 5 : 5 + (one + other) % 5;
        }
        return other < 5 ? 5 + (one - other + 5) % 5 : (one - other + 5) % 5;
    }

    private static int permuted(int times, int digit) {
        int value = digit;
        for (int i = 0; i < times; i++) {
            value = "1576283094".charAt(value) - '0';
        }
        return value;
    }

    /// Belgium: 97 less the rest of the first nine digits, with a 2 before them for who was born since 2000.
    static boolean belgian(String number) {
        long first = Long.parseLong(number.substring(0, 9));
        int check = Integer.parseInt(number.substring(9));
        return 97 - first % 97 == check || 97 - (2_000_000_000L + first) % 97 == check;
    }

    /// Sweden: a date and Luhn's check over all ten digits.
    static boolean swedish(String number) {
        return isDate(number, 2) && Checksum.luhn(number, 0, number.length());
    }

    /// South Korea: a date, then 1 to 8 for sex and century.
    static boolean korean(String number) {
        return isDate(number, 2) && digit(number, 6) >= 1 && digit(number, 6) <= 8;
    }

    /// China: a date from the seventh digit on, and the check of ISO 7064, which may be an X.
    static boolean chinese(String number) {
        int year = Integer.parseInt(number.substring(6, 10));
        int sum = 0;
        for (int i = 0; i < CHINESE_WEIGHTS.length; i++) {
            sum += digit(number, i) * CHINESE_WEIGHTS[i];
        }
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && isDate(number, 10)
                && CHINESE_CHECKS.charAt(sum % 11) == number.charAt(17);
    }

    /// France: sex, year, month, place, order, and 97 less the rest as the key.
    static boolean french(String number) {
        int month = Integer.parseInt(number.substring(3, 5));
        return (digit(number, 0) == 1 || digit(number, 0) == 2)
                && month >= 1
                && month <= 12
                && 97 - Long.parseLong(number.substring(0, 13)) % 97 == Integer.parseInt(number.substring(13));
    }

    /// Spain: the letter of the rest by 23; X, Y and Z of foreigners stand for 0, 1 and 2.
    static boolean spanish(String number) {
        int first = "XYZ".indexOf(number.charAt(0));
        if (first < 0 && !Character.isDigit(number.charAt(0))) {
            return false;
        }
        String digits = (first < 0 ? number.substring(0, 1) : Integer.toString(first)) + number.substring(1, 8);
        return DNI_LETTERS.charAt(Integer.parseInt(digits) % DNI_LETTERS.length()) == number.charAt(8);
    }

    /// Italy: the letter of the sum by 26, odd places by a table.
    static boolean fiscal(String number) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            char c = number.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? FISCAL_ODD[value] : value;
        }
        return 'A' + sum % 26 == number.charAt(number.length() - 1);
    }

    /// Month and day from `at` on.
    private static boolean isDate(String number, int at) {
        int month = Integer.parseInt(number.substring(at, at + 2));
        int day = Integer.parseInt(number.substring(at + 2, at + 4));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int digit(String number, int at) {
        return number.charAt(at) - '0';
    }
}
