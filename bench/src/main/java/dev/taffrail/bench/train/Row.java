package dev.taffrail.bench.train;

import dev.taffrail.detection.injection.Source;
import java.util.Locale;

/// A labelled text of the data folder.
///
/// @param source the file it is in, without `.jsonl`
/// @param variant what the source calls this kind of attack; empty when it says nothing
record Row(String task, String source, String text, boolean attack, String variant) {

    /// Whose texts the task is about.
    Source from() {
        return task.equals("injection-indirect") ? Source.TOOL : Source.USER;
    }

    /// Sources of one maker share their attacks: they are left out together.
    String maker() {
        for (String maker : new String[] {"bipia", "injecagent", "cyberseceval-prompt", "jailbreakbench"}) {
            if (source.startsWith(maker)) {
                return maker;
            }
        }
        return source;
    }

    /// Rows that are variants of each other have the same family.
    String family() {
        if (attack && !variant.isEmpty() && !maker().equals("injecagent")) {
            return maker() + "/" + variant;
        }
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\P{L}+", 6);
        words[words.length - 1] = words.length == 6 ? "" : words[words.length - 1];
        return String.join(" ", words);
    }
}
