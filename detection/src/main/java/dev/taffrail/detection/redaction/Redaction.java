package dev.taffrail.detection.redaction;

import dev.taffrail.detection.Span;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Rewrites texts so that findings are handled. Pure: the same text, findings and key give the same text.
public final class Redaction {
    private static final int SHOWN = 4;
    private static final int LONG = 12;
    private static final int HASH_BYTES = 6;

    private final byte[] key;

    /// @param key for hashes; at least 16 bytes
    public Redaction(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "the key for hashes has %d bytes; give at least 16".formatted(key.length));
        }
        this.key = key.clone();
    }

    /// @param findings in any order; of those that overlap all of both goes, with a label of the first in its
    ///     place: no part of one stays because another one showed it
    public String apply(String text, List<Finding> findings) {
        if (findings.isEmpty()) {
            return text;
        }
        var written = new StringBuilder(text.length());
        int at = 0;
        for (Finding finding : apart(inOrder(findings))) {
            Span span = finding.span();
            written.append(text, at, span.start()).append(handled(text.substring(span.start(), span.end()), finding));
            at = span.end();
        }
        return written.append(text, at, text.length()).toString();
    }

    private static List<Finding> apart(List<Finding> sorted) {
        var apart = new ArrayList<Finding>();
        for (Finding finding : sorted) {
            Finding last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || finding.span().start() >= last.span().end()) {
                apart.add(finding);
            } else if (finding.span().end() > last.span().end() || finding.handling() != last.handling()) {
                var both = new Span(
                        last.span().start(),
                        Math.max(last.span().end(), finding.span().end()));
                apart.set(apart.size() - 1, new Finding(both, last.label(), Handling.REDACT));
            }
        }
        return apart;
    }

    private static List<Finding> inOrder(List<Finding> findings) {
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.<Finding>comparingInt(finding -> finding.span().start())
                .thenComparingInt(finding -> -finding.span().end()));
        return sorted;
    }

    private String handled(String value, Finding finding) {
        return switch (finding.handling()) {
            case REDACT -> "[removed: " + finding.label() + "]";
            case MASK -> masked(value);
            case DROP -> "";
            case HASH -> "[" + finding.label() + ":" + hash(value) + "]";
        };
    }

    private static String masked(String value) {
        int hidden = value.length() >= LONG ? value.length() - SHOWN : value.length();
        var masked = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            masked.append(i < hidden && (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) ? '*' : c);
        }
        return masked.toString();
    }

    private String hash(String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, HASH_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
