package dev.taffrail.detection.pii;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Account numbers, in groups or in one, with a space or a hyphen at most between two characters.
final class Iban {
    private static final int FEWEST = 15;
    private static final int MOST = 34;
    /// Countries and how long their numbers are, as the register of SWIFT has them.
    private static final Map<String, Integer> LENGTHS = lengths("""
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24
            FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
            LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22
            SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20""");

    private Iban() {}

    /// The end of the longest number that begins at `start` with two letters and proves to be one, else `start`. In
    /// small letters only what is as long as those of its country.
    static int end(String text, int start) {
        if (start + FEWEST > text.length()
                || !isDigit(text.charAt(start + 2))
                || !isDigit(text.charAt(start + 3))
                || isCapital(text.charAt(start)) != isCapital(text.charAt(start + 1))) {
            return start;
        }
        return isCapital(text.charAt(start)) ? inCapitals(text, start) : inSmallLetters(text, start);
    }

    private static int inCapitals(String text, int start) {
        var iban = new StringBuilder();
        int end = start;
        for (int at = start; at < text.length() && iban.length() < MOST; at++) {
            char c = text.charAt(at);
            if (isCapital(c) || isDigit(c)) {
                iban.append(c);
                if (iban.length() >= FEWEST && Checksum.iban(iban)) {
                    end = at + 1;
                }
            } else if (!isSign(text, at)) {
                break;
            }
        }
        return end;
    }

    private static int inSmallLetters(String text, int start) {
        String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
        int length = LENGTHS.getOrDefault(country, 0);
        var iban = new StringBuilder();
        int at = start;
        while (at < text.length() && iban.length() < length && (isOfIban(text.charAt(at)) || isSign(text, at))) {
            if (isOfIban(text.charAt(at))) {
                iban.append(text.charAt(at));
            }
            at++;
        }
        boolean whole = iban.length() == length && (at == text.length() || !isOfIban(text.charAt(at)));
        return length > 0 && whole && Checksum.iban(iban) ? at : start;
    }

    private static boolean isSign(String text, int at) {
        char c = text.charAt(at);
        return (c == ' ' || c == '-') && text.charAt(at - 1) != ' ' && text.charAt(at - 1) != '-';
    }

    private static boolean isOfIban(char c) {
        return isDigit(c) || isCapital(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, Integer> lengths(String table) {
        var lengths = new HashMap<String, Integer>();
        for (String entry : table.split("\\s+", -1)) {
            lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
