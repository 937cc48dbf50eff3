package dev.taffrail.detection.pii;

import org.jspecify.annotations.Nullable;

/// A word, a number, a sign or a line's end, and what is known of it by itself.
///
/// @param word the hash of its letters, lower case
/// @param shape what it looks like: case, length, digits
/// @param form the type of the form found here, if one was
record Token(
        int start, int end, int word, int shape, @Nullable PersonalType form) {}
