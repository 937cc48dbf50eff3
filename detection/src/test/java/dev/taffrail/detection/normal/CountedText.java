package dev.taffrail.detection.normal;

/// A text that counts how often one of its characters is looked at.
final class CountedText implements CharSequence {
    private final String text;
    private long looks;

    CountedText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int at) {
        looks++;
        return text.charAt(at);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        looks += end - start;
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        looks += text.length();
        return text;
    }

    long looksPerCharacter() {
        return looks / Math.max(1, text.length());
    }
}
