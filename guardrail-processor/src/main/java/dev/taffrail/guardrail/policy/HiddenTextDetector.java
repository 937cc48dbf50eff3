package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Finds text that a model reads and a person does not see: Unicode's tag characters, which spell ASCII without being
/// shown. The flags
/// of regions (a black flag followed by tags) are not hidden text.
record HiddenTextDetector() implements Detector {
    private static final int FLAG = 0x1F3F4;
    /// The longest region there is has six letters; then a tag that ends it.
    private static final int FLAG_TAGS = 7;

    @Override
    public List<Found> find(Subject subject) {
        String original = subject.original();
        if (original.indexOf(Character.highSurrogate(0xE0000)) < 0) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        int before = 0;
        for (int at = 0; at < original.length(); ) {
            int codePoint = original.codePointAt(at);
            int end = at + Character.charCount(codePoint);
            if (isTag(codePoint)) {
                end = endOfTags(original, at);
                if (before != FLAG || end - at > 2 * FLAG_TAGS) {
                    found.add(Found.at(new Span(at, end)));
                }
            }
            before = codePoint;
            at = end;
        }
        return found;
    }

    @Override
    public String kind() {
        return "hidden_text";
    }

    @Override
    public SequencedMap<String, String> settings() {
        return PolicyOutline.NOTHING;
    }

    private static int endOfTags(String text, int from) {
        int end = from;
        while (end < text.length() && isTag(text.codePointAt(end))) {
            end += 2;
        }
        return end;
    }

    private static boolean isTag(int codePoint) {
        return codePoint >= 0xE0000 && codePoint <= 0xE007F;
    }
}
