package dev.taffrail.bench.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Sentences of our own beside the public data: what attacks and their harmless look-alikes say, whatever the source.
/// Made from the patterns in `phrases.txt`, the same ones each time.
record Phrases(Map<String, List<String>> slots, Map<String, List<String>> patterns) {
    private static final int MAX_DEPTH = 5;

    static Phrases read() throws IOException {
        var phrases = new Phrases(new LinkedHashMap<>(), new LinkedHashMap<>());
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.txt"), "phrases.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(phrases::take);
        }
        return phrases;
    }

    /// This many sentences of a kind, every pattern about as often as any other.
    List<String> make(String kind, int count, long seed) {
        var random = new Random(seed);
        List<String> some = Objects.requireNonNull(patterns.get(kind), kind);
        var made = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            made.add(filled(some.get(i % some.size()), random, 0)
                    .replaceAll("\\s+", " ")
                    .strip());
        }
        return made;
    }

    private void take(String line) {
        int colon = line.indexOf(": ");
        int equals = line.indexOf(" = ");
        if (equals > 0 && (colon < 0 || equals < colon)) {
            slots.put(
                    line.substring(0, equals),
                    List.of(line.substring(equals + 3).split("\\|", -1)));
        } else {
            patterns.computeIfAbsent(line.substring(0, colon), kind -> new ArrayList<>())
                    .add(line.substring(colon + 2));
        }
    }

    private String filled(String pattern, Random random, int depth) {
        var text = new StringBuilder();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            text.append(pattern, at, open);
            List<String> choices = Objects.requireNonNull(slots.get(pattern.substring(open + 1, close)), pattern);
            String choice = choices.get(random.nextInt(choices.size())).strip();
            text.append(depth < MAX_DEPTH ? filled(choice, random, depth + 1) : choice);
            at = close + 1;
            if (!choice.isEmpty() && at < pattern.length() && startsWord(pattern.charAt(at))) {
                text.append(' ');
            }
        }
        return text.append(pattern, at, pattern.length()).toString();
    }

    private static boolean startsWord(char c) {
        return Character.isLetter(c) || c == '{';
    }
}
