package dev.taffrail.detection.normal;

import java.util.List;

/// The ways to read one text.
///
/// @param views at least one; the first is the text itself, folded
/// @param complete whether they are all: a text may hold more encodings, or deeper ones, than are read
public record Readings(List<View> views, boolean complete) {
    public Readings {
        views = List.copyOf(views);
    }
}
