package dev.taffrail.guardrail.plugin;

import dev.taffrail.schemas.verdict.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
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
        if (settings.containsKey("unready")) {
            throw new ServiceConfigurationError("a jar that lacks another one");
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
            switch (content.text()) {
                case "file" -> throw NoShouting.<RuntimeException>unchecked(new IOException("undeclared"));
                case "wait" -> throw NoShouting.<RuntimeException>unchecked(new InterruptedException("undeclared"));
                case "jar" -> throw new ServiceConfigurationError("a jar that lacks another one");
                case "unnamed" -> throw new IllegalStateException("a mistake of the plug-in") {};
                case "deep" -> throw new StackOverflowError();
                case "memory" -> throw new OutOfMemoryError("the end");
                default -> {}
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

    /// A checked exception that nothing declares, as code in another language throws it.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Exception checked) throws T {
        throw (T) checked;
    }
}
