package dev.taffrail.bench.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Requests with a tail that no person writes: what a search for the letters that make a model comply ends with.
final class Gibberish {
    private static final String MARKS = "{}[]()<>$#@!?;:'\"*-_+=|~^%&\\\\//..,,";
    private static final int SHORTEST = 7;
    private static final int RANGE = 14;

    private final List<String> words;
    private final Random random;

    private Gibberish(List<String> words, Random random) {
        this.words = words;
        this.random = random;
    }

    /// Every second request is a harmless one: the tail alone is the sign.
    static List<String> after(Phrases phrases, int count, long seed) {
        var words = new ArrayList<String>();
        phrases.slots()
                .values()
                .forEach(choices -> choices.forEach(choice -> {
                    for (String word : choice.split("[^\\p{L}]+", -1)) {
                        if (word.length() > 2) {
                            words.add(word);
                        }
                    }
                }));
        var gibberish = new Gibberish(words, new Random(seed));
        var texts = new ArrayList<String>();
        for (String request : phrases.make("request", count, seed)) {
            texts.add(request + " " + gibberish.tail());
        }
        return texts;
    }

    private String tail() {
        var tail = new StringBuilder();
        int tokens = SHORTEST + random.nextInt(RANGE);
        for (int i = 0; i < tokens; i++) {
            tail.append(random.nextInt(100) < 35 ? marks() : word());
            if (random.nextInt(100) < 60) {
                tail.append(' ');
            }
        }
        return tail.toString().strip();
    }

    private String marks() {
        var marks = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            marks.append(MARKS.charAt(random.nextInt(MARKS.length())));
        }
        return marks.toString();
    }

    private String word() {
        String word = words.get(random.nextInt(words.size()));
        return switch (random.nextInt(8)) {
            case 0 -> word.toUpperCase(java.util.Locale.ROOT);
            case 1, 2 -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
            case 3 -> word.substring(word.length() / 2);
            case 4 -> word.substring(0, 1 + word.length() / 2);
            default -> word;
        };
    }
}
