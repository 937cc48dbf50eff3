package dev.taffrail.schemas.codec;

/// A value that cannot be read or written, and where in the record it stands. Stays inside this package and costs no
/// stack trace: whoever sends garbage must not make us slow.
final class Malformed extends RuntimeException {
    private final String problem;
    private final String path;
    private final boolean truncated;

    Malformed(String problem) {
        this(problem, "", false);
    }

    private Malformed(String problem, String path, boolean truncated) {
        super(problem, null, false, false);
        this.problem = problem;
        this.path = path;
        this.truncated = truncated;
    }

    static Malformed truncated(long wanted, int left) {
        return new Malformed("wants " + wanted + " bytes more, but " + left + " are left", "", true);
    }

    /// The same, seen from one level up.
    Malformed in(String name) {
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new Malformed(problem, name + separator + path, truncated);
    }

    boolean isTruncated() {
        return truncated;
    }

    String describe() {
        return path.isEmpty() ? "the record " + problem : "field " + path + " " + problem;
    }
}
