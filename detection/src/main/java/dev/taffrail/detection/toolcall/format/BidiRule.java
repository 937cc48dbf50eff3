package dev.taffrail.detection.toolcall.format;

/// The rule for labels of names that are written from right to left: RFC 5893, section 2.
final class BidiRule {
    private BidiRule() {}

    static boolean isRightToLeft(String label) {
        return label.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        });
    }

    static boolean holds(String label) {
        return switch (Character.getDirectionality(label.codePointAt(0))) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> holdsLeftToRight(label);
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                holdsRightToLeft(label);
            default -> false;
        };
    }

    private static boolean holdsLeftToRight(String label) {
        boolean allowed = label.codePoints().allMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isNumberOrNeutral(direction);
        });
        byte last = lastDirection(label);
        return allowed
                && (last == Character.DIRECTIONALITY_LEFT_TO_RIGHT || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER);
    }

    private static boolean holdsRightToLeft(String label) {
        boolean allowed = label.codePoints().allMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return isRightToLeft(direction)
                    || direction == Character.DIRECTIONALITY_ARABIC_NUMBER
                    || isNumberOrNeutral(direction);
        });
        byte last = lastDirection(label);
        return allowed
                && (isRightToLeft(last)
                        || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                        || last == Character.DIRECTIONALITY_ARABIC_NUMBER)
                && !(has(label, Character.DIRECTIONALITY_EUROPEAN_NUMBER)
                        && has(label, Character.DIRECTIONALITY_ARABIC_NUMBER));
    }

    private static boolean isRightToLeft(byte direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isNumberOrNeutral(byte direction) {
        return switch (direction) {
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_NONSPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean has(String label, byte direction) {
        return label.codePoints().anyMatch(c -> Character.getDirectionality(c) == direction);
    }

    /// Without the marks that follow it.
    private static byte lastDirection(String label) {
        int end = label.length();
        byte direction = Character.DIRECTIONALITY_NONSPACING_MARK;
        while (end > 0 && direction == Character.DIRECTIONALITY_NONSPACING_MARK) {
            int c = label.codePointBefore(end);
            direction = Character.getDirectionality(c);
            end -= Character.charCount(c);
        }
        return direction;
    }
}
