package dev.taffrail.detection.normal;

import dev.taffrail.detection.Span;
import java.util.Optional;

/// A text and the name of the field it is the value of, as a form has it: the name is read before the value, both
/// folded, as people see them. Immutable; folded once for all who look at it.
public final class NamedText {
    private final String name;
    private final String text;
    private final int lead;
    private final View view;

    private NamedText(String name, String text, String lead) {
        this.name = name;
        this.text = text;
        this.lead = lead.length();
        this.view = Views.folded(lead + text);
    }

    /// @param name empty for a text by itself
    public static NamedText of(String name, String text) {
        return new NamedText(name, text, name.isEmpty() ? "" : name + ": ");
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /// The name, a colon and the text; the text alone where there is no name.
    public String read() {
        return view.text();
    }

    /// The part of the text that a part of what is [#read] stands for; empty when all of it is in the name.
    public Optional<Span> inText(Span read) {
        var span = view.original(read.start(), read.end());
        return span.end() > lead
                ? Optional.of(new Span(Math.max(0, span.start() - lead), span.end() - lead))
                : Optional.empty();
    }
}
