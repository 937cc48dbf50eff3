package dev.taffrail.ingest.docs;

import dev.taffrail.golden.Golden;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page of the documentation, and the examples in it.
record Page(String path, String text) {
    static Page of(String path) {
        return new Page(path, Golden.read(path));
    }

    /// The blocks of this language, in their order.
    List<String> blocks(String language) {
        var fence = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$");
        return fence.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /// What stands in a source file between `// begin NAME` and `// end NAME`.
    static String region(String source, String name) {
        return Golden.read(source)
                .lines()
                .dropWhile(line -> !line.strip().equals("// begin " + name))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// end " + name))
                .collect(Collectors.joining("\n"));
    }

    /// Indentation and line breaks are for the reader.
    static String plain(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }
}
