package dev.taffrail.ingest.form;

import java.util.regex.Pattern;

/// The names that users choose: tenants, sessions, runs, commands, agents. The gate judges by the same
/// grammar; it is checked here because a record whose run has no valid name can tell nobody what became of it.
public final class Names {
    /// In characters.
    public static final int MAX_LENGTH = 128;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");

    private Names() {}

    /// Whether `value` is a name.
    public static boolean isName(String value) {
        return NAME.matcher(value).matches();
    }

    /// `value`, which is a name.
    ///
    /// @param field where it stands, for the message
    /// @throws InvalidRequest when it is none
    public static String require(String field, String value) {
        if (value.isEmpty()) {
            throw new InvalidRequest(field + " is missing");
        }
        if (!isName(value)) {
            throw new InvalidRequest(field + " is no name: up to " + MAX_LENGTH
                    + " letters A-Z a-z, digits and . _ : @ - are allowed, and it starts with a letter or digit");
        }
        return value;
    }
}
