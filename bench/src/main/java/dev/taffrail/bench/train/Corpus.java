package dev.taffrail.bench.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whole texts of our own, written without a look at the data: what users write (`corpus/user-01.txt` and on) and what
/// tools return (`corpus/tool-01.txt` and on), attacks and their harmless look-alikes, most in pairs.
///
/// A text begins after a line `=== KIND` and ends before the next such line.
record Corpus(Map<Kind, List<String>> texts) {
    enum Kind {
        /// A user's text that is to break a model's orders.
        ATTACK,
        /// A user's text that is not.
        HARMLESS,
        /// A tool's result that holds an order which the user never gave.
        PLANTED,
        /// A tool's result that does not.
        CLEAN
    }

    private static final String MARK = "=== ";

    static Corpus read() throws IOException {
        var texts = new EnumMap<Kind, List<String>>(Kind.class);
        for (String part : List.of("tool", "user")) {
            for (int number = 1; take("corpus/%s-%02d.txt".formatted(part, number), texts); number++) {
                // until there is none of this number
            }
        }
        return new Corpus(texts);
    }

    List<String> of(Kind kind) {
        return texts.getOrDefault(kind, List.of());
    }

    private static boolean take(String name, Map<Kind, List<String>> texts) throws IOException {
        try (InputStream in = Corpus.class.getResourceAsStream(name)) {
            if (in == null) {
                return false;
            }
            String file = "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] blocks = file.split("\n" + MARK, -1);
            for (int i = 1; i < blocks.length; i++) {
                int line = (blocks[i] + "\n").indexOf('\n');
                var kind = Kind.valueOf(blocks[i].substring(0, line).strip().toUpperCase(Locale.ROOT));
                texts.computeIfAbsent(kind, _ -> new ArrayList<>())
                        .add(blocks[i].substring(line).strip());
            }
            return true;
        }
    }
}
