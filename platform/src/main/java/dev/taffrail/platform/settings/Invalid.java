package dev.taffrail.platform.settings;

import java.util.Locale;

/// Something the user has to correct before the process can start. The message names the setting, its value and the way
/// out.
public final class Invalid extends RuntimeException {
    public Invalid(String message) {
        super(message);
    }

    public Invalid(String message, Throwable cause) {
        super(message, cause);
    }

    /// Throws unless `holds`. The message is `String.format` of the rest.
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a run-time dependency of everything
    public static void unless(boolean holds, String format, Object... values) {
        if (!holds) {
            throw new Invalid(String.format(Locale.ROOT, format, values));
        }
    }
}
