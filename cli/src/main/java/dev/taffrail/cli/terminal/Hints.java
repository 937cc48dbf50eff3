package dev.taffrail.cli.terminal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The commands that messages advise, so that they can be pasted: called as this process was called, for the same data
/// folder and cluster. Messages write them as `taffrail ...`, in backticks or at the end of a line after a colon.
///
/// @param program how this process was called, such as `./taffrail`
/// @param flags what leads to the same installation, such as `--data`, `here`
public record Hints(String program, List<String> flags) {
    /// As in documents.
    public static final Hints PLAIN = new Hints("taffrail", List.of());

    private static final Pattern ADVICE = Pattern.compile("(?m)`taffrail ([^`]+)`|: taffrail (.+)$");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    public Hints {
        flags = List.copyOf(flags);
    }

    /// A command line that can be pasted.
    ///
    /// @param words what follows the program's name
    public String command(String words) {
        return Stream.concat(Stream.of(quoted(program), words), flags.stream().map(Hints::quoted))
                .collect(Collectors.joining(" "));
    }

    /// The message with its commands made fit.
    public String in(String message) {
        return ADVICE.matcher(message)
                .replaceAll(advice -> Matcher.quoteReplacement(
                        advice.group(1) == null
                                ? ": " + command(advice.group(2))
                                : "`" + command(advice.group(1)) + "`"));
    }

    private static String quoted(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
