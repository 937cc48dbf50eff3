package dev.taffrail.cli.doctor;

/// What one look found.
///
/// @param word `ok`, `warning` or `problem`
/// @param detail what was found and, when it is not ok, the way out
record Finding(String check, String word, String detail) {
    static Finding ok(String check, String detail) {
        return new Finding(check, "ok", detail);
    }

    static Finding warning(String check, String detail) {
        return new Finding(check, "warning", detail);
    }

    static Finding problem(String check, String detail) {
        return new Finding(check, "problem", detail);
    }
}
