package dev.taffrail.schemas.form;

import java.util.Optional;

/// The names that users choose: tenants, sessions, runs, commands, agents, tools. Letters, digits and `. _ : @ -`,
/// starting with a letter or digit; no `/`, which separates them in keys and handles.
public final class Names {
    /// In characters.
    public static final int MAX_LENGTH = 128;

    private Names() {}

    /// What is wrong with `value` as the field `field`; empty when it is a name. Never repeats the value, which may
    /// be anything.
    public static Optional<String> problem(String field, String value) {
        if (value.isEmpty()) {
            return Optional.of(field + " is missing");
        }
        if (value.length() > MAX_LENGTH) {
            return Optional.of(
                    field + " has " + value.length() + " characters; at most " + MAX_LENGTH + " are allowed");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isLetterOrDigit(c) && (i == 0 || "._:@-".indexOf(c) < 0)) {
                return Optional.of(
                        field + " has " + shown(c) + " at position " + (i + 1)
                                + "; it may consist of letters A-Z a-z, digits and . _ : @ - and starts with a letter or digit");
            }
        }
        return Optional.empty();
    }

    /// Whether `value` is a name.
    public static boolean isName(String value) {
        return problem("", value).isEmpty();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static String shown(char c) {
        return c > ' ' && c < 127 ? "'" + c + "'" : "U+%04X".formatted((int) c);
    }
}
