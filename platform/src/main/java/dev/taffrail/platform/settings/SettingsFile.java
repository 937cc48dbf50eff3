package dev.taffrail.platform.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The form of a settings file, a small part of TOML: `name = value` a line, `[section]` puts `section.` before the
/// names that follow, `#` begins a comment, quotes around a value are dropped, `["a", "b"]` is a list.
final class SettingsFile {
    private SettingsFile() {}

    static Map<String, String> parse(String file, String text) {
        var values = new LinkedHashMap<String, String>();
        String section = "";
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = withoutComment(raw).strip();
            if (line.startsWith("[") && line.endsWith("]") && !line.contains("=")) {
                section = line.substring(1, line.length() - 1).strip() + ".";
            } else if (!line.isEmpty()) {
                put(values, section, line, file + ":" + number);
            }
        }
        return values;
    }

    private static void put(Map<String, String> values, String section, String line, String place) {
        int equals = line.indexOf('=');
        Invalid.unless(equals > 0, "%s: expected `name = value`, but found `%s`", place, line);
        String name = section + line.substring(0, equals).strip();
        String value = value(line.substring(equals + 1).strip());
        Invalid.unless(values.put(name, value) == null, "%s: %s is given twice; remove one of them", place, name);
    }

    private static String value(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return Arrays.stream(text.substring(1, text.length() - 1).split(",", -1))
                    .map(item -> unquoted(item.strip()))
                    .filter(item -> !item.isEmpty())
                    .collect(Collectors.joining(","));
        }
        return unquoted(text);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && ((text.startsWith("\"") && text.endsWith("\"")) || (text.startsWith("'") && text.endsWith("'")));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /// Cuts at the first `#` outside of quotes.
    private static String withoutComment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
