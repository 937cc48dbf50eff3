package dev.taffrail.guardrail.plugin;

import dev.taffrail.schemas.verdict.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A plug-in as somebody else might write it: finds long words in capitals.
public final class NoShouting implements ContentPlugin {
    @Override
    public String name() {
        return "no-shouting";
    }

    @Override
    public ContentRule rule(Map<String, String> settings) {
        if (settings.containsKey("broken")) {
            throw new IllegalStateException("a mistake of the plug-in");
        }
        String least = settings.getOrDefault("least", "4");
        if (!least.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException("least must be 1 to 99, but is " + least);
        }
        var loud = Pattern.compile("[A-Z]{" + least + ",}");
        return content -> {
            if (content.text().contains("crash")) {
                throw new UnsupportedOperationException("a mistake of the plug-in");
            }
            if (content.text().contains("astray")) {
                return List.of(new Span(0, content.text().length() + 1));
            }
            var spans = new ArrayList<Span>();
            for (var words = loud.matcher(content.text()); words.find(); ) {
                spans.add(new Span(words.start(), words.end()));
            }
            return spans;
        };
    }
}
