package dev.taffrail.detection.redaction;

import java.util.List;

/// Looks at one text: a whole one, the value of a field, or the name of one. Remembers nothing: what is found in a text
/// does not depend on what was looked at before.
public interface TextInspector {
    /// @param field the name of the field the text is the value of; empty for a text by itself
    List<Finding> inspect(String field, String text);

    /// What stands in the name of a field, which is no prose: a document may be a table by mail address, or by key.
    List<Finding> inspectName(String name);
}
