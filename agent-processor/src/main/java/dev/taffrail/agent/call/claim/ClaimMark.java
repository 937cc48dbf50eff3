package dev.taffrail.agent.call.claim;

import java.util.Optional;

/// Who claimed a partition's calls last, and how far: the metadata of the committed offset, written
/// `incarnation;callSeq`. Every call of the partition with this `callSeq` or a lower one has been claimed by somebody.
///
/// @param incarnation empty when nobody has claimed anything yet
record ClaimMark(String incarnation, long callSeq) {
    static final ClaimMark START = new ClaimMark("", 0);

    private static final char SEPARATOR = ';';

    ClaimMark {
        if (incarnation.indexOf(SEPARATOR) >= 0 || callSeq < 0) {
            throw new IllegalArgumentException("no claim mark: incarnation '" + incarnation
                    + "' must not hold a ';' and callSeq " + callSeq + " must not be negative");
        }
    }

    String metadata() {
        return incarnation + SEPARATOR + callSeq;
    }

    /// @return empty for what no caller wrote, such as the metadata of offsets that were reset with a command-line
    ///     tool
    static Optional<ClaimMark> parse(String metadata) {
        int separator = metadata.lastIndexOf(SEPARATOR);
        String digits = metadata.substring(separator + 1);
        boolean written = separator >= 0
                && metadata.indexOf(SEPARATOR) == separator
                && !digits.isEmpty()
                && digits.length() < 19
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return written
                ? Optional.of(new ClaimMark(metadata.substring(0, separator), Long.parseLong(digits)))
                : Optional.empty();
    }
}
