package dev.taffrail.detection.toolcall.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Host names of RFC 1123, section 2.1, whose labels may be A-labels of RFC 5891, or U-labels too (RFC 5890, section
/// 2.3.2.3). The dot of the root is no part of a host name.
final class Hostname {
    private static final int MAX_OCTETS = 253;

    /// RFC 3490, section 3.1: what ends a label where people write names.
    private static final String FULL_STOPS = "[.\u3002\uFF0E\uFF61]";

    private Hostname() {}

    static boolean isHostname(String text) {
        return Ascii.isAscii(text) && text.length() <= MAX_OCTETS && fits(text.split("\\.", -1), false);
    }

    static boolean isInternationalHostname(String text) {
        return text.length() <= 2 * MAX_OCTETS && fits(text.split(FULL_STOPS, -1), true);
    }

    private static boolean fits(String[] texts, boolean international) {
        List<Label> labels = new ArrayList<>();
        for (String text : texts) {
            Optional<Label> label = Label.of(text, international);
            if (label.isEmpty()) {
                return false;
            }
            labels.add(label.get());
        }
        int octets =
                labels.stream().mapToInt(label -> label.ascii().length() + 1).sum() - 1;
        return octets <= MAX_OCTETS && !isDottedDecimal(texts) && isOrdered(labels);
    }

    /// RFC 1123, section 2.1: such a text is an address and never a name.
    private static boolean isDottedDecimal(String[] labels) {
        return labels.length == 4 && String.join("", labels).chars().allMatch(Ascii::isDigit);
    }

    /// RFC 5893, section 1.4: one label from right to left puts all labels of a name under the rule.
    private static boolean isOrdered(List<Label> labels) {
        return labels.stream().noneMatch(label -> BidiRule.isRightToLeft(label.unicode()))
                || labels.stream().allMatch(label -> BidiRule.holds(label.unicode()));
    }
}
