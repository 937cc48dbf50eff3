package dev.taffrail.detection.secrets;

import dev.taffrail.detection.Span;
import java.util.ArrayList;
import java.util.List;

/// Finds secrets in one pass over the tokens of a text: by their own form, by the word that announces them, or by their
/// place in an address. Time is linear in the length of the text. One for one text; not thread-safe.
public final class SecretScan {
    private static final int MAX_NAME = 64;
    private static final int MAX_VALUE = 512;
    private static final String BEGIN = "-----BEGIN ";
    private static final int MAX_KEY = 1 << 14;

    private final String text;
    private final List<SecretFinding> found = new ArrayList<>();
    private final TokenRuns runs;
    private final Announced announced;

    private SecretScan(String text) {
        this.text = text;
        this.runs = new TokenRuns(text);
        this.announced = new Announced(text, runs, found);
    }

    /// In order of their places, without overlaps.
    public static List<SecretFinding> find(String text) {
        var scan = new SecretScan(text);
        scan.run();
        return scan.found;
    }

    private void run() {
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int end = at;
            if (c == '-' && text.startsWith(BEGIN, at)) {
                end = privateKey(at);
            } else if (TokenRuns.isOfToken(c) || c == '$') {
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
        int end = runs.endOf(start);
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
        return announced.read(start, Math.min(end, start + MAX_NAME), end);
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
                && (TokenRuns.isOfToken(text.charAt(end)) || "$,".indexOf(text.charAt(end)) >= 0)) {
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
}
