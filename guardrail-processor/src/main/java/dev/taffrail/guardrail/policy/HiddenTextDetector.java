package dev.taffrail.guardrail.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Finds text that a model reads and a person does not see: Unicode's tag characters, which spell ASCII without being
/// shown, in a document also as escapes. The flags of regions (a black flag followed by tags) are not hidden text.
record HiddenTextDetector() implements Detector {
    private static final int FLAG = 0x1F3F4;
    /// The first half of every tag.
    private static final char HIGH = Character.highSurrogate(0xE0000);

    private static final String ESCAPED_HIGH = "\\u" + Integer.toHexString(HIGH);
    /// The longest region there is has six letters; then a tag that ends it.
    private static final int FLAG_TAGS = 7;

    @Override
    public List<Found> find(Subject subject) {
        var found = new ArrayList<Found>();
        if (mayHideText(subject.original())) {
            subject.fields().forEach(field -> find(field, found));
            subject.names().forEach(name -> find(name, found));
        }
        return found;
    }

    private static boolean mayHideText(String text) {
        if (text.indexOf(HIGH) >= 0) {
            return true;
        }
        int at = text.indexOf("\\u");
        while (at >= 0 && !text.regionMatches(true, at, ESCAPED_HIGH, 0, ESCAPED_HIGH.length())) {
            at = text.indexOf("\\u", at + 1);
        }
        return at >= 0;
    }

    private static void find(Field field, List<Found> found) {
        String text = field.value();
        int before = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int end = at + Character.charCount(codePoint);
            if (isTag(codePoint)) {
                end = endOfTags(text, at);
                if (before != FLAG || end - at > 2 * FLAG_TAGS) {
                    found.add(Found.at(field.original(at, end)));
                }
            }
            before = codePoint;
            at = end;
        }
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
