package dev.taffrail.cli.terminal;

import dev.taffrail.platform.json.Json;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes an answer to `out` in one of the formats. What programs read is the JSON of the REST resource.
public final class Printer {
    private static final long LONGEST = 64L << 20;

    private final JsonMapper json = Json.mapper(LONGEST);
    private final Terminal terminal;
    private final OutputFormat format;
    private final boolean quiet;
    private final Hints hints;
    private final Style style;

    public Printer(Terminal terminal, OutputFormat format, boolean quiet, Color color, Hints hints) {
        this.terminal = terminal;
        this.format = format;
        this.quiet = quiet;
        this.hints = hints;
        this.style = new Style(format.isForPeople() && color.isOn(terminal.environment(), terminal.interactiveOut()));
    }

    public OutputFormat format() {
        return format;
    }

    public Hints hints() {
        return hints;
    }

    public Style style() {
        return style;
    }

    /// One thing.
    ///
    /// @param name what `-o name` prints
    /// @param people what `-o table` prints
    public void one(JsonNode thing, String name, Supplier<String> people) {
        switch (format) {
            case table, wide -> terminal.out().println(people.get());
            case json -> terminal.out().println(pretty(thing));
            case jsonl -> terminal.out().println(json.writeValueAsString(thing));
            case yaml -> terminal.out().print(Yaml.of(thing));
            case name -> terminal.out().println(name);
        }
    }

    /// A list of things.
    ///
    /// @param things an array
    /// @param name what `-o name` prints for each
    public void list(JsonNode things, Function<JsonNode, String> name, Supplier<Table> table) {
        switch (format) {
            case table, wide -> table(table.get());
            case json -> terminal.out().println(pretty(things));
            case jsonl -> things.forEach(thing -> terminal.out().println(json.writeValueAsString(thing)));
            case yaml -> terminal.out().print(Yaml.of(things));
            case name -> things.forEach(thing -> terminal.out().println(name.apply(thing)));
        }
    }

    /// A list of names.
    ///
    /// @param heading above them in a table
    public void names(String heading, List<String> names) {
        var things = JsonNodeFactory.instance.arrayNode();
        names.forEach(things::add);
        var table = new Table(heading);
        names.forEach(table::row);
        list(things, thing -> thing.asString(""), () -> table);
    }

    public void table(Table table) {
        table.lines(style).forEach(terminal.out()::println);
    }

    /// A line that is only for people and not data; nothing with `-q` and in the formats for programs.
    public void note(String text) {
        if (!quiet && format.isForPeople()) {
            terminal.say(hints.in(text));
        }
    }

    private String pretty(JsonNode thing) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(thing);
    }
}
