package dev.taffrail.bench;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.util.regex.Pattern;

/// How much worse a figure may be.
final class Threshold {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)\\s*%?");
    private static final double WHOLE = 100;

    private Threshold() {}

    /// `20%` and `20` are 0.2.
    ///
    /// @throws Failure when it is no percentage
    static double parse(String text) {
        var matcher = PERCENT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Failure(ExitCode.USAGE, "--threshold is `%s`; give a percentage such as 20%%".formatted(text));
        }
        return Double.parseDouble(matcher.group(1)) / WHOLE;
    }
}
