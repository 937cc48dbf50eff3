package dev.taffrail.detection.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tokens that are known by how they begin: the lines of `issuers.txt`, which says how they are read.
final class Issuers {
    private static final String TABLE = "issuers.txt";
    private static final String COMMENT = "#";

    private record Issuer(String name, String beginning, int fewest, int most, char letters) {}

    private static final int ASCII_BITS = 7;
    private static final int ASCII = 1 << ASCII_BITS;
    /// By their first two characters: most words of a text begin no token.
    private static final List<List<Issuer>> BY_BEGINNING = byBeginning();

    private Issuers() {}

    record Match(String issuer, int end) {}

    /// The token that begins at `start`, where no letter or digit is before.
    static @Nullable Match at(String text, int start) {
        if (start + 1 >= text.length() || text.charAt(start) >= ASCII || text.charAt(start + 1) >= ASCII) {
            return null;
        }
        for (Issuer issuer : BY_BEGINNING.get(place(text.charAt(start), text.charAt(start + 1)))) {
            if (text.startsWith(issuer.beginning, start)) {
                int from = start + issuer.beginning.length();
                int end = end(text, from, issuer);
                if (end - from >= issuer.fewest
                        && end - from <= issuer.most
                        && Value.isVaried(text, from, end)
                        && isOfficial(issuer, text, from, end)) {
                    return new Match(issuer.name, end);
                }
            }
        }
        return null;
    }

    /// Two issuers say more about their tokens than what letters they are of.
    private static boolean isOfficial(Issuer issuer, String text, int from, int end) {
        return switch (issuer.name) {
            case "openai" ->
                (issuer.beginning.equals("sk-") && end - from < 40) || text.indexOf("T3BlbkFJ", from, end) > 0;
            case "slack" -> !issuer.beginning.equals("xoxb-") || hasTwoNumbers(text, from, end);
            default -> true;
        };
    }

    private static boolean hasTwoNumbers(String text, int from, int end) {
        int dash = text.indexOf("-", from, end);
        return dash > 0 && dash + 1 < end && digitsFrom(text, dash + 1, end) >= 8;
    }

    private static int digitsFrom(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static int end(String text, int from, Issuer issuer) {
        int end = from;
        int last = Math.min(text.length(), from + issuer.most + 1);
        while (end < last && isOf(issuer.letters, text.charAt(end))) {
            end++;
        }
        while (end > from && ".,:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isOf(char letters, char c) {
        boolean digit = c >= '0' && c <= '9';
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return switch (letters) {
            case 'a' -> letter || digit;
            case 'h' -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            case 'u' -> digit || (c >= 'A' && c <= 'Z');
            case 'w' -> letter || digit || c == '_' || c == '-';
            case 'b' -> letter || digit || "+/=_-".indexOf(c) >= 0;
            case 'd' -> letter || digit || "+/=_-.:@%~".indexOf(c) >= 0;
            default -> false;
        };
    }

    private static int place(char first, char second) {
        return first << ASCII_BITS | second;
    }

    private static List<List<Issuer>> byBeginning() {
        var lists = new ArrayList<List<Issuer>>(Collections.nCopies(ASCII * ASCII, List.of()));
        lines().map(Issuers::issuer).forEach(issuer -> {
            int place = place(issuer.beginning.charAt(0), issuer.beginning.charAt(1));
            var same = new ArrayList<>(lists.get(place));
            same.add(issuer);
            lists.set(place, List.copyOf(same));
        });
        return List.copyOf(lists);
    }

    private static Stream<String> lines() {
        try (InputStream in = Objects.requireNonNull(Issuers.class.getResourceAsStream(TABLE), TABLE)) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.lines().filter(line -> !line.startsWith(COMMENT));
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar's " + TABLE + " cannot be read; build it again", broken);
        }
    }

    private static Issuer issuer(String line) {
        String[] cells = line.split(" ", -1);
        return new Issuer(
                cells[0].toLowerCase(Locale.ROOT),
                cells[1],
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                cells[4].charAt(0));
    }
}
