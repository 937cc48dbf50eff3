package dev.taffrail.detection.redaction;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

/// Handles JSON field by field: the name of a field is what its value is judged by, and what is left is JSON again.
/// Names are handled as well, and a number that something is found in becomes a text. All other names and values stay
/// as they were written, and so does a document in which nothing is found. What is no JSON object or array is handled
/// as a text. Total.
public record JsonRedaction(Redaction redaction, TextInspector inspector) {
    /// Some editors put it before a document, of which it is no part.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String UNREAD = "\"[removed: nested too deep to be read]\"";

    public String apply(String text) {
        boolean marked = text.startsWith(BYTE_ORDER_MARK);
        return marked ? BYTE_ORDER_MARK + unmarked(text.substring(BYTE_ORDER_MARK.length())) : unmarked(text);
    }

    private String unmarked(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            try {
                return handled(text, JsonPart.all(text));
            } catch (StreamConstraintsException _) {
                return UNREAD;
            } catch (JacksonException noJson) {
                return plain("", text);
            }
        }
        return plain("", text);
    }

    private String handled(String text, List<JsonPart> parts) {
        var names = new FreeNames(parts);
        var left = new StringBuilder(text.length());
        boolean changed = false;
        int done = 0;
        for (JsonPart part : parts) {
            String said = part.isName()
                    ? redaction.apply(part.value(), inspector.inspectName(part.value()))
                    : plain(part.field(), part.value());
            appendDense(text, done, part.start(), left);
            if (said.equals(part.value())) {
                left.append(text, part.start(), part.end());
            } else {
                String instead = part.isName() ? names.free(part, said) : said;
                left.append(JsonMapper.shared().writeValueAsString(instead));
                changed = true;
            }
            done = part.end();
        }
        appendDense(text, done, text.length(), left);
        return changed ? left.toString() : text;
    }

    /// Without the blanks between names and values.
    private static void appendDense(String text, int start, int end, StringBuilder left) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c > ' ') {
                left.append(c);
            }
        }
    }

    private String plain(String field, String text) {
        return redaction.apply(text, inspector.inspect(field, text));
    }
}
