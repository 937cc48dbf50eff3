package dev.taffrail.detection.redaction;

import java.util.List;

/// Looks at one text: a whole one, or the value of a field.
@FunctionalInterface
public interface TextInspector {
    /// @param field the name of the field the text is the value of; empty for a text by itself
    List<Finding> inspect(String field, String text);
}
